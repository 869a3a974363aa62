import { Button, Card, Form, Input, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '../parts/failure';
import { useSession } from './session';

type Kind = 'PERSON' | 'CLIENT';
interface Fields {
  readonly name: string;
  readonly secret: string;
}

export const SignInPage = () => {
  const { signIn } = useSession();
  const [kind, setKind] = useState<Kind>('PERSON');
  const [failure, setFailure] = useState<unknown>(null);
  const [running, setRunning] = useState(false);

  const submit = async ({ name, secret }: Fields): Promise<void> => {
    setRunning(true);
    setFailure(null);
    const credentials = kind === 'PERSON' ? { username: name.trim(), password: secret } : { clientId: name.trim(), clientSecret: secret };
    await signIn(credentials).catch(setFailure);
    setRunning(false);
  };

  return (
    <main className="sign-in">
      <Card>
        <Typography.Title level={3}>双城公共机构节能管理平台</Typography.Title>
        <Typography.Paragraph type="secondary">四川省、重庆市公共机构能源资源消费统计与节能目标管理</Typography.Paragraph>
        <Segmented
          block
          value={kind}
          onChange={setKind}
          options={[
            { value: 'PERSON', label: '个人账户' },
            { value: 'CLIENT', label: '客户端账户' },
          ]}
        />
        <Form<Fields> layout="vertical" onFinish={(fields) => void submit(fields)} requiredMark={false} style={{ marginTop: 16 }}>
          <Form.Item
            name="name"
            label={kind === 'PERSON' ? '用户名' : '客户端编号'}
            rules={[{ required: true, whitespace: true, message: '请填写' }]}
          >
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item name="secret" label={kind === 'PERSON' ? '密码' : '密钥'} rules={[{ required: true, message: '请填写' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {failure !== null && (
            <Form.Item>
              <Failure error={failure} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" block loading={running}>
            登录
          </Button>
        </Form>
      </Card>
    </main>
  );
};
