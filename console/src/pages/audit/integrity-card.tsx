// Whether the trail is as it was written: recomputed on demand, and compared with a link that was noted before.
import { AuditIntegrityOperation, type AuditIntegrityQueryVariables } from '@shuangcheng/client-sdk';
import { Button, Card, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { IntegrityResult } from './integrity-result';

interface Fields {
  readonly link?: string;
  readonly hash?: string;
}
type Asked = Omit<AuditIntegrityQueryVariables, 'region'>;

/** A link is named by both its number and its hash, or not at all. */
const bothOrNone = (other: keyof Fields, message: string) => [
  ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: async (_rule: unknown, value: string | undefined) => {
      const given = getFieldValue(other) as string | undefined;
      if (!value?.trim() && given?.trim()) throw new Error(message);
    },
  }),
];

export const IntegrityCard = ({ region }: { readonly region: string }) => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data, error, isFetching, refetch } = useAnswer(AuditIntegrityOperation, { region, ...asked }, { enabled: asked !== null });
  const check = ({ link, hash }: Fields): void => {
    const anchor = link?.trim() && hash?.trim() ? { anchorLink: Number(link), anchorHash: hash.trim().toLowerCase() } : {};
    if (asked !== null && JSON.stringify(asked) === JSON.stringify(anchor)) void refetch();
    else setAsked(anchor);
  };
  return (
    <Card size="small" title="完整性校验">
      <div className="stack">
        <Form<Fields> name="integrity" layout="vertical" onFinish={check}>
          <p className="quiet">
            每条记录由前一条的哈希算出，改动、缺失、调换都会被查出。填入此前留存的链节号和哈希，还能查出链是否被整体重算或截去；没有留存的可不填。
          </p>
          <Flex gap="small" wrap align="start">
            <Form.Item
              name="link"
              label="留存的链节号"
              dependencies={['hash']}
              rules={[{ pattern: /^\s*\d{1,9}\s*$/, message: '请填写数字' }, ...bothOrNone('hash', '请与哈希同时填写')]}
            >
              <Input inputMode="numeric" style={{ width: 150 }} />
            </Form.Item>
            <Form.Item name="hash" label="留存的哈希" dependencies={['link']} rules={bothOrNone('link', '请与链节号同时填写')}>
              <Input style={{ width: 'min(480px, 45vw)' }} autoComplete="off" />
            </Form.Item>
            <Form.Item label=" ">
              <Button htmlType="submit" type="primary" loading={isFetching}>
                校验
              </Button>
            </Form.Item>
          </Flex>
        </Form>
        <Failure error={error} />
        {data && !error && (
          <IntegrityResult
            integrity={data.auditTrail.auditIntegrity}
            anchored={asked?.anchorLink != null}
            onEarlier={(from) => setAsked({ ...asked, from })}
          />
        )}
      </div>
    </Card>
  );
};
