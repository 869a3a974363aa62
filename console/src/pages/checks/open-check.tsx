// Opening a check: what is drawn from which period, who reviews, and until when. The copies of reports are taken at once.
import {
  CHECK_KIND_NAMES,
  ChecksOperation,
  OpenCheckOperation,
  parseDecimal,
  RegionsBelowOperation,
  WORDS,
  type CheckKind,
  type CheckNote,
  type PeriodText,
} from '@shuangcheng/client-sdk';
import { Alert, App, Button, Checkbox, Drawer, Form, Input, Radio, Select } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { useChange } from '../../answers/use-change';
import { currentYearPeriod, usePeriod } from '../../frame/address';
import { DayField } from '../../parts/day-field';
import { Failure, Problems } from '../../parts/failure';
import { PeriodField, periodWords } from '../../parts/period-field';
import { useFieldProblems, type FieldPath } from '../../parts/use-field-problems';
import { useTold } from '../../parts/use-told';

interface Fields {
  readonly kind: CheckKind;
  readonly title?: string;
  readonly period: PeriodText;
  readonly ratePercent?: string;
  readonly dueDate: string;
  readonly target?: CheckNote[];
  readonly institutions?: string;
  readonly reviewers?: string[];
  readonly seed?: string;
}

interface OpenCheckProps {
  readonly region: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onOpened: (check: string) => void;
}

const CHANGES = [ChecksOperation];
const MOST_BELOW = 200;
const KINDS = (Object.entries(CHECK_KIND_NAMES) as [CheckKind, string][]).map(([value, label]) => ({ value, label }));
const NOTES = (Object.entries(WORDS.CheckNote) as [CheckNote, string][]).map(([value, label]) => ({ value, label }));
const FIELDS = ['title', 'period', 'ratePercent', 'dueDate', 'seed', 'reviewers', 'institutions'];
const isField = (path: FieldPath): boolean => path.length === 1 && FIELDS.includes(String(path[0]));

const codesIn = (typed: string | undefined): string[] => (typed ?? '').split(/[\s,，、;；]+/).filter((code) => code !== '');

export const OpenCheck = ({ region, open, onClose, onOpened }: OpenCheckProps) => {
  const [form] = Form.useForm<Fields>();
  const [period] = usePeriod(currentYearPeriod);
  const kind = Form.useWatch('kind', form);
  const place = useAnswer(RegionsBelowOperation, { region, first: MOST_BELOW }, { enabled: open }).data?.region;
  const opening = useChange(OpenCheckOperation, CHANGES);
  const others = useFieldProblems(form, opening.problems, isField);
  const tell = useTold();
  const { modal } = App.useApp();
  const submit = async (fields: Fields): Promise<void> => {
    const agreed = await modal.confirm({
      title: `开展${periodWords(fields.period)}${CHECK_KIND_NAMES[fields.kind]}？`,
      content: `当即在${place?.name ?? region}辖内抽样、留存报表副本，并通知承担审核和被查的区划；不能撤回。`,
      okText: '开展',
      cancelText: '取消',
    });
    if (!agreed) return;
    const { title, ratePercent, target, institutions, reviewers, seed } = fields;
    const outcome = await opening.run({
      region,
      kind: fields.kind,
      period: fields.period,
      dueDate: fields.dueDate,
      ...(title?.trim() && { title: title.trim() }),
      ...(ratePercent?.trim() && { ratePercent: parseDecimal(ratePercent.trim()) }),
      ...(target && target.length > 0 && { target }),
      ...(codesIn(institutions).length > 0 && { institutions: codesIn(institutions) }),
      ...(reviewers && reviewers.length > 0 && { reviewers }),
      ...(seed?.trim() && { seed: seed.trim() }),
    });
    if (!outcome?.ok || !outcome.check) return;
    tell('检查已开展，参与的区划已得到通知');
    form.resetFields();
    onClose();
    onOpened(outcome.check.id);
  };
  return (
    <Drawer
      title="开展检查"
      open={open}
      onClose={onClose}
      size={640}
      extra={
        <Button type="primary" loading={opening.running} onClick={() => form.submit()}>
          抽样并开展
        </Button>
      }
    >
      <Form<Fields>
        form={form}
        name="open-check"
        layout="vertical"
        initialValues={{ kind: 'SPOT_CHECK', period }}
        onFinish={(fields) => void submit(fields)}
        scrollToFirstError
      >
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={`检查${place?.name ?? region}辖内的机构。开展时抽样并留存报表副本，此后报表再改也不影响。`}
        />
        <Form.Item name="kind" label="方式">
          <Radio.Group options={KINDS} />
        </Form.Item>
        <Form.Item name="period" label="被查期间">
          <PeriodInput />
        </Form.Item>
        <Form.Item name="dueDate" label="办理期限" extra="至该日应检查并答复完毕。" rules={[{ required: true, message: '请选择办理期限' }]}>
          <DayField />
        </Form.Item>
        <Form.Item
          name="ratePercent"
          label="抽查比例（%）"
          extra={
            kind === 'JOINT_REVIEW'
              ? '5 至 100；不填为全部，指定了机构的只查指定的。'
              : '5 至 100；不填为 5。按区划和机构类型分层，重点用能单位全查。'
          }
          rules={[{ pattern: /^\s*\d{1,3}(\.\d{1,6})?\s*$/, message: '请填写 5 至 100 的数' }]}
        >
          <Input inputMode="decimal" style={{ width: 160 }} />
        </Form.Item>
        <Form.Item
          name="reviewers"
          label="承担审核的区划"
          extra={
            kind === 'CROSS_REVIEW'
              ? '轮转分派，不审本区划；不填为辖内有被查机构的各县（区）。'
              : '轮转分派，不审本区划；不填由本区划自行审核。'
          }
        >
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={(place?.children.nodes ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            notFoundContent="没有下级区划"
          />
        </Form.Item>
        <Form.Item name="target" label="有针对性加查">
          <Checkbox.Group options={NOTES} />
        </Form.Item>
        <Form.Item name="institutions" label="另行指定的机构" extra="统一社会信用代码，每行一个；与随机样本分列。">
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} />
        </Form.Item>
        <Form.Item name="title" label="名称">
          <Input placeholder="可不填，如：2025年度质量抽查" />
        </Form.Item>
        <Form.Item name="seed" label="随机种子" extra="可不填，由平台生成并公布；公开抽取的号码填在这里。">
          <Input autoComplete="off" />
        </Form.Item>
        <Problems problems={others} />
        <Failure error={opening.failure} />
        <button type="submit" hidden />
      </Form>
    </Drawer>
  );
};

/** As a form gives and takes it. */
const PeriodInput = ({ value, onChange }: { readonly value?: PeriodText; readonly onChange?: (period: PeriodText) => void }) => (
  <PeriodField value={value ?? currentYearPeriod()} onChange={(period) => onChange?.(period)} />
);
