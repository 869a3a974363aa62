import {
  InstitutionsOperation,
  RegionPlaceOperation,
  RegisterInstitutionOperation,
  creditCheckCharacter,
  hasCreditCodeForm,
  isCreditCodeChecked,
} from '@shuangcheng/client-sdk';
import { Button, Drawer, Form, Input } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { useChange } from '../../answers/use-change';
import { DayField } from '../../parts/day-field';
import { Failure, Problems } from '../../parts/failure';
import { useFieldProblems } from '../../parts/use-field-problems';
import { useTold } from '../../parts/use-told';
import { DetailFields, NeededFields } from './institution-fields';
import { isInstitutionField, registrationOf, type InstitutionFields } from './institution-form';

interface RegisterDrawerProps {
  readonly region: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onRegistered: (code: string) => void;
}

const CHANGES = [InstitutionsOperation];

/** What can be said of a code before it is sent; a wrong check character does not stop it: such codes are in use. */
const codeHint = (code: string): string => {
  if (code === '') return '18 位';
  if (!hasCreditCodeForm(code)) return `应为 18 位数字或大写字母（不含 I、O、S、V、Z），现为 ${code.length} 位`;
  return isCreditCodeChecked(code)
    ? '校验位相符'
    : `按国家标准校验位应为 ${creditCheckCharacter(code.slice(0, 17))}：请核对；确实如此的仍可登记`;
};

export const RegisterDrawer = ({ region, open, onClose, onRegistered }: RegisterDrawerProps) => {
  const [form] = Form.useForm<InstitutionFields>();
  const code = (Form.useWatch('code', form) ?? '').trim().toUpperCase();
  const place = useAnswer(RegionPlaceOperation, { region }, { enabled: open }).data?.region;
  const register = useChange(RegisterInstitutionOperation, CHANGES);
  const others = useFieldProblems(form, register.problems, isInstitutionField);
  const tell = useTold();

  const submit = async (fields: InstitutionFields): Promise<void> => {
    const outcome = await register.run(registrationOf(region, fields));
    if (!outcome?.ok || !outcome.institution) return;
    tell(`已登记${outcome.institution.name}`, outcome.warnings);
    form.resetFields();
    onClose();
    onRegistered(outcome.institution.code);
  };
  return (
    <Drawer
      title="登记机构"
      open={open}
      onClose={onClose}
      size={640}
      forceRender
      extra={
        <Button type="primary" loading={register.running} onClick={() => form.submit()}>
          登记
        </Button>
      }
    >
      <Form<InstitutionFields> form={form} name="register" layout="vertical" onFinish={(fields) => void submit(fields)} scrollToFirstError>
        <p>
          登记在<strong>{place?.name ?? region}</strong>。其他区划的机构，请先到该区划的名录再登记。
        </p>
        <Form.Item
          name="code"
          label="统一社会信用代码"
          extra={codeHint(code)}
          rules={[{ required: true, whitespace: true, message: '请填写统一社会信用代码' }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <NeededFields />
        <Form.Item
          name="validFrom"
          label="纳入统计日期"
          extra="自该日所在的月份起应报。"
          rules={[{ required: true, message: '请选择纳入统计的日期' }]}
        >
          <DayField />
        </Form.Item>
        <h4>以下可不填，以后也可补</h4>
        <DetailFields />
        <Problems problems={others} />
        <Failure error={register.failure} />
        <button type="submit" hidden />
      </Form>
    </Drawer>
  );
};
