import { Decimal, type FactorRow, type FrozenFactor } from '@shuangcheng/domain';
import type { Factor } from '@shuangcheng/schema';

/** A factor of a set, or as an edition froze it, as the API shows it. */
export const toFactorNode = (row: FactorRow | FrozenFactor): Factor => ({
  ...row,
  value: new Decimal(row.value),
  province: row.province ? String(row.province) : null,
  year: row.year || null,
});
