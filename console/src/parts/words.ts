// Words for codes that are text in the schema; those of its enums are in the SDK's WORDS.
const REASON_WORDS: Readonly<Record<string, string>> = {
  NO_DATA: '没有已审核的数据',
  FACTOR_MISSING: '因子集中没有该年的因子',
  DENOMINATOR_MISSING: '没有面积或人数',
  PERIOD_NOT_ENDED: '期间尚未结束',
};

/** Why there is no figure, by its stable code. */
export const reasonText = (reason: string | null | undefined): string => (reason ? (REASON_WORDS[reason] ?? reason) : '');
