// The factors of an edition: every value of a set, kept as text, and a set to compute with from them.
import { Decimal } from '../decimal.js';
import { factorMapsOf, factorRowsOf, type FactorMaps } from '../factors/factor-rows.js';
import type { FactorSet } from '../factors/factor-set.js';
import type { EditionHead, FrozenFactor } from './edition.js';

export const freezeFactors = (set: FactorMaps): FrozenFactor[] => factorRowsOf(set).map((row) => ({ ...row, value: row.value.toFixed() }));

/** The set that an edition was computed with; of what it was called and who published it, only the id. */
export const thawFactors = ({ factorSetId, treeDay, factors }: Pick<EditionHead, 'factorSetId' | 'treeDay' | 'factors'>): FactorSet => ({
  id: factorSetId,
  tenantId: null,
  nameZh: factorSetId,
  publishedOn: treeDay,
  source: '',
  noteZh: '',
  official: false,
  basedOn: null,
  ...factorMapsOf(factors.map((row) => ({ ...row, value: new Decimal(row.value) }))),
});
