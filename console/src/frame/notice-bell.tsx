// My notifications: as many as are unread, the newest as they come.
import { BellOutlined } from '@ant-design/icons';
import {
  chinaTimeOf,
  MarkNotificationsReadOperation,
  NotificationsOperation,
  type NotificationKind,
  type NotificationsQuery,
} from '@shuangcheng/client-sdk';
import { useQueryClient } from '@tanstack/react-query';
import { App, Badge, Button, Drawer, Empty, List } from 'antd';
import { useRef, useState } from 'react';
import { useAnswer } from '../answers/use-answer';
import { useChange } from '../answers/use-change';
import { useFollow } from '../answers/use-follow';
import { OpenLink } from '../parts/open-link';
import { useGoTo } from './address';

const NEWEST = 50;
/** Notices that come together are read once. */
const READ_ANEW_AFTER_MS = 400;

type Notice = NotificationsQuery['notifications']['nodes'][number];

/** Where something can be done about it. */
const PAGE_OF: Readonly<Record<NotificationKind, string>> = {
  BUDGET_RUNNING_OUT: 'progress',
  CHECK_ASSIGNED: 'checks',
  CHECK_SETTLED: 'checks',
  DUE_SOON: 'reports',
  EDITION_PUBLISHED: 'editions',
  EDITION_WITHDRAWN: 'editions',
  FACTOR_SET_OFFICIAL: 'rules',
  IMPORT_FINISHED: 'imports',
  MONTH_CONFIRMED: 'months',
  MONTH_LOCKED: 'months',
  MONTH_REOPENED: 'reports',
  OVERDUE: 'reports',
  OVERDUE_SUMMARY: 'months',
  PLAN_PUBLISHED: 'plans',
  REGISTER_CHANGED: 'institutions',
  REPORT_RETURNED: 'reports',
  TARGET_PUBLISHED: 'progress',
  TASK_PROGRESSED: 'tasks',
};

/** What the page is to show of it. */
const placeOf = ({ report, institution }: Notice): Record<string, string> => ({
  ...(institution && { institution: institution.code }),
  ...(report && { period: report.period }),
});

export const NoticeBell = () => {
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const goTo = useGoTo();
  const [open, setOpen] = useState(false);
  const { data } = useAnswer(NotificationsOperation, { first: NEWEST });
  const read = useChange(MarkNotificationsReadOperation, [NotificationsOperation]);
  // What a notice tells of has changed on the page that is open, too.
  const waiting = useRef<number | undefined>(undefined);
  const readAnew = (): void => {
    window.clearTimeout(waiting.current);
    waiting.current = window.setTimeout(() => void queries.invalidateQueries(), READ_ANEW_AFTER_MS);
  };
  useFollow(
    'notified',
    (client, options) => client.notified(options),
    (event) => {
      // One at a time: of fifteen that come together, the last; the others are in the list.
      if (event) {
        const { title, text } = event.notification;
        notification.info({ key: 'notice', title, description: text, placement: 'bottomRight' });
      }
      readAnew();
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
                      {!notice.read && <Badge status="processing" />}{' '}
                      <OpenLink
                        onOpen={() => {
                          setOpen(false);
                          goTo(notice.region.code, PAGE_OF[notice.kind], placeOf(notice));
                        }}
                      >
                        {notice.title}
                      </OpenLink>
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
