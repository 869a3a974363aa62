import { ChangePasswordOperation } from '@shuangcheng/client-sdk';
import { Alert, Button, Card, Form, Input, Typography } from 'antd';
import { useChange } from '../answers/use-change';
import { Failure, Problems } from '../parts/failure';
import { useSession } from './session';

interface Fields {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

/** Before anything else, where somebody else set the password; all sign-ins end with the change. */
export const PasswordPage = ({ required }: { readonly required: boolean }) => {
  const { signOut } = useSession();
  const change = useChange(ChangePasswordOperation, []);
  const [form] = Form.useForm<Fields>();

  const submit = async ({ currentPassword, newPassword }: Fields): Promise<void> => {
    const outcome = await change.run({ currentPassword, newPassword });
    if (outcome?.ok) await signOut();
  };

  return (
    <main className="sign-in">
      <Card>
        <Typography.Title level={4}>修改密码</Typography.Title>
        {required && <Alert type="info" showIcon title="密码由他人设定，须先修改。修改后请用新密码重新登录。" />}
        <Form<Fields>
          form={form}
          layout="vertical"
          onFinish={(fields) => void submit(fields)}
          requiredMark={false}
          style={{ marginTop: 16 }}
        >
          <Form.Item name="currentPassword" label="现密码" rules={[{ required: true, message: '请填写' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item name="newPassword" label="新密码" rules={[{ required: true, message: '请填写' }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label="再输入一次"
            dependencies={['newPassword']}
            rules={[
              ({ getFieldValue }) => ({
                validator: async (_rule, again) => {
                  if (again !== getFieldValue('newPassword')) throw new Error('两次输入的新密码不同');
                },
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Problems problems={change.problems} />
          <Failure error={change.failure} />
          <Button type="primary" htmlType="submit" block loading={change.running} style={{ marginTop: 8 }}>
            修改密码
          </Button>
          <Button type="link" block onClick={() => void signOut()}>
            退出登录
          </Button>
        </Form>
      </Card>
    </main>
  );
};
