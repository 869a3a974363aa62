// The institutions under review that the viewer sees, with who reviews each and what was found.
import { CheckItemsOperation, WORDS, type CheckItemsQuery, type CheckItemState } from '@shuangcheng/client-sdk';
import { Card, Flex, Select, Tag } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { useAddress } from '../../frame/address';
import { FilterSelect } from '../../parts/filter-fields';
import { ListTable } from '../../parts/list-table';
import { OpenLink } from '../../parts/open-link';
import { Failure } from '../../parts/failure';
import { MadeUpMark } from '../../parts/made-up-mark';
import { PageTurner } from '../../parts/page-turner';
import { useCursor } from '../../parts/use-cursor';

const PAGE_SIZE = 50;
type Item = NonNullable<CheckItemsQuery['check']>['items']['nodes'][number];

interface ItemsProps {
  readonly check: string;
  readonly region: string;
  readonly organiser: string;
  readonly onShow: (institution: string) => void;
}

const FindingCounts = ({ findings, state }: Item) => {
  if (findings.length === 0) return <span className="quiet">{state === 'CHECKED' ? '未发现问题' : '—'}</span>;
  const open = findings.filter((finding) => finding.state === 'OPEN').length;
  return (
    <>
      {findings.length} 处{open > 0 && <Tag color="orange">{`待答复 ${open}`}</Tag>}
      {findings.some(({ overdue }) => overdue) && <Tag color="red">逾期</Tag>}
    </>
  );
};

/** What concerns whoever looks: what he reviews, or what is reviewed of him. */
const ROLES = [
  { value: 'all', label: '全部' },
  { value: 'reviews', label: '由本区划审核' },
  { value: 'reviewed', label: '本区划被查' },
];
const STATES = (['ASSIGNED', 'CHECKED'] as const).map((value) => ({ value: value, label: WORDS.CheckItemState[value] }));

export const CheckItems = ({ check, region, organiser, onShow }: ItemsProps) => {
  const [search, change] = useAddress();
  const part = search.get('part') ?? 'all';
  const asked = search.get('state');
  const state: CheckItemState | null = asked === 'ASSIGNED' || asked === 'CHECKED' ? asked : null;
  const filter = {
    ...(part === 'reviews' && { assignedTo: region }),
    ...(part === 'reviewed' && { region }),
    ...(state && { state }),
  };
  const cursor = useCursor(JSON.stringify([check, filter]));
  const { data, error, isPending, isPlaceholderData, refetch } = useAnswer(
    CheckItemsOperation,
    { check, ...filter, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  const page = data?.check?.items;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <Card
      size="small"
      title="被查机构"
      extra={
        <Flex gap="small">
          {organiser !== region && (
            <Select
              aria-label="与本区划的关系"
              style={{ width: 150 }}
              value={part}
              options={ROLES}
              onChange={(value) => change({ values: { part: value === 'all' ? null : value } })}
            />
          )}
          <FilterSelect
            label="检查情况"
            width={130}
            value={state}
            options={STATES}
            onChange={(value) => change({ values: { state: value } })}
          />
        </Flex>
      }
    >
      <ListTable<Item>
        rowKey="code"
        rows={page?.nodes}
        loading={isPending || isPlaceholderData}
        none="没有符合条件的被查机构，可换一个条件再看。"
        columns={[
          {
            title: '机构',
            render: (_, { code, name, institution }) => (
              <>
                <OpenLink onOpen={() => onShow(code)}>{name}</OpenLink> <MadeUpMark shown={institution?.madeUp ?? false} />
                <div className="quiet">{code}</div>
              </>
            ),
          },
          { title: '所在区划', render: (_, item) => item.region.name },
          { title: '由谁审核', render: (_, { assignedTo }) => assignedTo.name },
          {
            title: '因何被查',
            render: (_, { chosenAs, notableFor }) => (
              <>
                {WORDS.ChosenAs[chosenAs]}
                {notableFor.map((note) => (
                  <div key={note} className="quiet">
                    {WORDS.CheckNote[note]}
                  </div>
                ))}
              </>
            ),
          },
          {
            title: '检查',
            render: (_, item) => <Tag color={item.state === 'CHECKED' ? 'green' : 'orange'}>{WORDS.CheckItemState[item.state]}</Tag>,
          },
          { title: '发现', render: (_, item) => <FindingCounts {...item} /> },
        ]}
      />
      <PageTurner cursor={cursor} page={page} pageSize={PAGE_SIZE} />
    </Card>
  );
};
