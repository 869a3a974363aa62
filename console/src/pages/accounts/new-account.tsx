import { AccountsOperation, CreateAccountOperation, RegionPlaceOperation, type AccountKind } from '@shuangcheng/client-sdk';
import { Alert, Button, Card, Drawer, Form, Input, Radio } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';
import { useFieldProblems, type FieldPath } from '../../parts/use-field-problems';
import { grantInputOf, type GrantFields as Grant } from './account';
import { GrantFields } from './grant-fields';
import type { Secret } from './secret-dialog';

interface Fields {
  readonly kind: AccountKind;
  readonly username: string;
  readonly displayName: string;
  readonly grants: readonly Grant[];
}

interface NewAccountProps {
  readonly region: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSecret: (secret: Secret) => void;
}

const CHANGES = [AccountsOperation];
const FIELDS = ['role', 'region', 'system', 'institution', 'validFrom', 'validTo'];
const isField = (path: FieldPath): boolean =>
  path[0] === 'username' || path[0] === 'displayName' || (path[0] === 'grants' && FIELDS.includes(String(path[2])));

export const NewAccount = ({ region, open, onClose, onSecret }: NewAccountProps) => {
  const [form] = Form.useForm<Fields>();
  const place = useAnswer(RegionPlaceOperation, { region }, { enabled: open }).data?.region;
  const create = useChange(CreateAccountOperation, CHANGES);
  const others = useFieldProblems(form, create.problems, isField);
  const submit = async ({ kind, username, displayName, grants }: Fields): Promise<void> => {
    const outcome = await create.run({ kind, region, username: username.trim(), displayName, grants: grants.map(grantInputOf) });
    if (!outcome?.ok) return;
    onSecret({ username: outcome.account?.username ?? username, kind, text: outcome.initialSecret });
    form.resetFields();
    onClose();
  };
  return (
    <Drawer
      title="设立账户"
      open={open}
      onClose={onClose}
      size={600}
      extra={
        <Button type="primary" loading={create.running} onClick={() => form.submit()}>
          设立
        </Button>
      }
    >
      <Form<Fields>
        form={form}
        name="account"
        layout="vertical"
        initialValues={{ kind: 'PERSON', grants: [{}] }}
        onFinish={(fields) => void submit(fields)}
        scrollToFirstError
      >
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={`账户设在${place?.name ?? region}，由它和上级的主管部门管理。设立后显示初始密码，只显示一次。`}
        />
        <Form.Item name="kind" label="种类">
          <Radio.Group
            options={[
              { value: 'PERSON', label: '个人' },
              { value: 'CLIENT', label: '程序' },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="username"
          label="用户名"
          extra="3 至 64 个小写字母、数字、汉字或 . _ - @"
          rules={[{ required: true, whitespace: true, message: '请填写用户名' }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="displayName" label="姓名或单位" rules={[{ required: true, whitespace: true, message: '请填写姓名或单位' }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.List name="grants">
          {(fields, { add, remove }) => (
            <div className="stack">
              {fields.map(({ key, name }) => (
                <Card
                  key={key}
                  size="small"
                  title={`授权 ${name + 1}`}
                  extra={
                    <Button type="link" size="small" onClick={() => remove(name)}>
                      移除
                    </Button>
                  }
                >
                  <GrantFields at={['grants', name]} region={region} />
                </Card>
              ))}
              <Button type="dashed" onClick={() => add({})}>
                添加授权
              </Button>
            </div>
          )}
        </Form.List>
        <Problems problems={others} />
        <Failure error={create.failure} />
        <button type="submit" hidden />
      </Form>
    </Drawer>
  );
};
