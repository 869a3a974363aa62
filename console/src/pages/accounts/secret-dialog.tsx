// A first password or a client's secret: shown this once, to be copied and handed over.
import { Alert, Button, Flex, Input, Modal, type InputRef } from 'antd';
import { useRef, useState } from 'react';

export interface Secret {
  readonly username: string;
  readonly kind: 'PERSON' | 'CLIENT';
  /** Null where an answer that was lost on the way had it: it was shown, and is not shown again. */
  readonly text: string | null;
}

interface DialogProps {
  readonly secret: Secret | null;
  readonly onClose: () => void;
}

const Shown = ({ username, kind, text }: Secret & { readonly text: string }) => {
  const field = useRef<InputRef>(null);
  const [copied, setCopied] = useState<'YES' | 'SELECTED' | null>(null);
  const copy = async (): Promise<void> => {
    // Pages that came over plain HTTP may not write to the clipboard: then it is selected for the keyboard.
    const done = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => true,
        () => false,
      );
    if (!done) field.current?.select();
    setCopied(done ? 'YES' : 'SELECTED');
  };
  return (
    <div className="stack">
      <Alert
        type="warning"
        showIcon
        title="只显示这一次"
        description="平台不保存明文，关闭后再也看不到。请现在复制，用安全的方式交给本人；遗失时只能重置。"
      />
      <div>
        用户名 <strong>{username}</strong>
        {kind === 'PERSON' && '，首次登录须修改密码'}
      </div>
      <Flex gap="small">
        <Input
          ref={field}
          readOnly
          aria-label={kind === 'PERSON' ? '初始密码' : '客户端密钥'}
          value={text}
          onFocus={({ target }) => target.select()}
          style={{ fontFamily: 'monospace' }}
        />
        <Button onClick={() => void copy()}>复制</Button>
      </Flex>
      {copied !== null && <span role="status">{copied === 'YES' ? '已复制' : '已选中，请按 Ctrl+C 复制'}</span>}
    </div>
  );
};

export const SecretDialog = ({ secret, onClose }: DialogProps) => (
  <Modal
    title={secret?.kind === 'CLIENT' ? '客户端密钥' : '初始密码'}
    open={secret !== null}
    closable={false}
    mask={{ closable: false }}
    keyboard={false}
    // Nothing of the secret stays in the page.
    destroyOnHidden
    footer={
      <Button type="primary" onClick={onClose}>
        {secret?.text === null ? '知道了' : '已交接，关闭'}
      </Button>
    }
  >
    {secret && secret.text !== null && <Shown {...secret} text={secret.text} />}
    {secret && secret.text === null && (
      <Alert
        type="warning"
        showIcon
        title={`${secret.username}的初始密码在前一次答复中已经给出，不再显示。`}
        description="当时没有收到的，请打开该账户重置密码。"
      />
    )}
  </Modal>
);
