// One more grant for an account.
import { AccountsOperation, GrantRoleOperation } from '@shuangcheng/client-sdk';
import { Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';
import { useFieldProblems, type FieldPath } from '../../parts/use-field-problems';
import { useTold } from '../../parts/use-told';
import { grantInputOf, type Account, type GrantFields as Grant } from './account';
import { GrantFields } from './grant-fields';

const CHANGES = [AccountsOperation];
const FIELDS = ['role', 'region', 'system', 'institution', 'validFrom', 'validTo'];
const isField = ([name]: FieldPath): boolean => FIELDS.includes(String(name));

export const GrantButton = ({ account, region }: { readonly account: Account; readonly region: string }) => {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Grant>();
  const grant = useChange(GrantRoleOperation, CHANGES);
  const others = useFieldProblems(form, grant.problems, isField);
  const tell = useTold();
  const submit = async (fields: Grant): Promise<void> => {
    const outcome = await grant.run({ account: account.id, ...grantInputOf(fields) });
    if (!outcome?.ok) return;
    tell('已授权');
    form.resetFields();
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>授予角色</Button>
      <Modal
        title={`授予${account.displayName}`}
        open={open}
        okText="授予"
        cancelText="取消"
        okButtonProps={{ loading: grant.running }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>授予后即可在该范围内查看和办理，角色、范围和期限不超出您自己的授权。</p>
        <Form<Grant> form={form} name="grant" layout="vertical" onFinish={(fields) => void submit(fields)}>
          <GrantFields region={region} />
          <Problems problems={others} />
          <Failure error={grant.failure} />
          <button type="submit" hidden />
        </Form>
      </Modal>
    </>
  );
};
