// Words for codes that are text in the schema; those of its enums are in the SDK's WORDS.
const REASON_WORDS: Readonly<Record<string, string>> = {
  NO_DATA: '没有已审核的数据',
  FACTOR_MISSING: '因子集中没有该年的因子',
  DENOMINATOR_MISSING: '没有面积或人数',
  PERIOD_NOT_ENDED: '期间尚未结束',
  NOT_IN_TREE: '当时没有该区划',
  NOT_PUBLISHED: '未发布或已撤回',
  GROUP_CHANGED: '组内有区划并入或尚属组外区划，无法单列',
  WITHHELD: '不予公布：机构数过少，或与已公布的数相减可推知少数机构',
  METHODS_DIFFER: '口径不一，不相加',
};

/** Why there is no figure, by its stable code. */
export const reasonText = (reason: string | null | undefined): string => (reason ? (REASON_WORDS[reason] ?? reason) : '');
