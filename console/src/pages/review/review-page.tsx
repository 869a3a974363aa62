// 审核: what waits, and one report after the other.
import { isPeriodText, periodText } from '@shuangcheng/client-sdk';
import { useAddress } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { Boundary } from '../../parts/boundary';
import { useQueueFilter } from './queue-filter';
import { ReviewQueue } from './review-queue';
import { ReviewReport } from './review-report';

export const ReviewPage = ({ region }: PageProps) => {
  const [search, change] = useAddress();
  const filter = useQueueFilter(region);
  const [institution, month] = [search.get('institution'), search.get('month')];
  const open = (code: string | null, period: string | null): void => change({ values: { institution: code, month: period }, step: true });
  if (institution === null || month === null || !isPeriodText(month)) return <ReviewQueue filter={filter} onOpen={open} />;
  return (
    <Boundary key={`${institution}/${month}`}>
      <ReviewReport institution={institution} period={periodText(month)} filter={filter} onOpen={open} onClose={() => open(null, null)} />
    </Boundary>
  );
};
