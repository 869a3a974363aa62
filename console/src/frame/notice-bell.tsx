// My notifications: as many as are unread, the newest as they come.
import { BellOutlined } from '@ant-design/icons';
import { chinaTimeOf, MarkNotificationsReadOperation, NotificationsOperation, WORDS } from '@shuangcheng/client-sdk';
import { useQueryClient } from '@tanstack/react-query';
import { App, Badge, Button, Drawer, Empty, List, Tag } from 'antd';
import { useState } from 'react';
import { answerKey, useAnswer } from '../answers/use-answer';
import { useChange } from '../answers/use-change';
import { useFollow } from '../answers/use-follow';

const NEWEST = 50;

export const NoticeBell = () => {
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const [open, setOpen] = useState(false);
  const { data } = useAnswer(NotificationsOperation, { first: NEWEST });
  const read = useChange(MarkNotificationsReadOperation, [NotificationsOperation]);
  useFollow(
    'notified',
    (client, options) => client.notified(options),
    (event) => {
      if (event) notification.info({ title: event.notification.title, description: event.notification.text, placement: 'bottomRight' });
      void queries.invalidateQueries({ queryKey: answerKey(NotificationsOperation) });
    },
  );
  const notices = data?.notifications.nodes ?? [];
  const unread = notices.filter((notice) => !notice.read);
  return (
    <>
      <Badge count={unread.length} size="small">
        <Button type="text" icon={<BellOutlined />} aria-label={`通知，${unread.length} 条未读`} onClick={() => setOpen(true)} />
      </Badge>
      <Drawer
        title="通知"
        open={open}
        onClose={() => setOpen(false)}
        extra={
          <Button disabled={unread.length === 0} loading={read.running} onClick={() => void read.run({ upTo: unread[0]!.sequence })}>
            全部已读
          </Button>
        }
      >
        {notices.length === 0 ? (
          <Empty description="没有通知" />
        ) : (
          <List
            dataSource={notices}
            rowKey="id"
            renderItem={(notice) => (
              <List.Item>
                <List.Item.Meta
                  title={
                    <>
                      {!notice.read && <Badge status="processing" />} {notice.title} <Tag>{WORDS.NotificationKind[notice.kind]}</Tag>
                    </>
                  }
                  description={
                    <>
                      {notice.text}
                      <div className="quiet">{chinaTimeOf(new Date(notice.occurredAt))}</div>
                    </>
                  }
                />
              </List.Item>
            )}
          />
        )}
      </Drawer>
    </>
  );
};
