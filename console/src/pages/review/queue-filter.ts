// What of the queue is looked at, kept in the address.
import { isPeriodText, periodText, type InstitutionType, type PeriodText } from '@shuangcheng/client-sdk';
import { useAddress } from '../../frame/address';
import { readType } from '../../parts/institution-words';

export interface QueueFilter {
  readonly region: string;
  readonly period: PeriodText | null;
  readonly type: InstitutionType | null;
  readonly system: string | null;
  readonly withFindings: boolean | null;
}
const FINDINGS: Readonly<Record<string, boolean>> = { with: true, without: false };

export const useQueueFilter = (region: string): QueueFilter => {
  const [search] = useAddress();
  const period = search.get('period');
  return {
    region,
    period: period !== null && isPeriodText(period) ? periodText(period) : null,
    type: readType(search.get('type')),
    system: search.get('system'),
    withFindings: FINDINGS[search.get('findings') ?? ''] ?? null,
  };
};
