// Why a target cannot be decomposed, as a person reads it.
import type { BoundKind, Contradiction, Decimal, DecompositionInput, Incomplete, NamedBound, Remark } from '@shuangcheng/domain';

const BOUNDS: Readonly<Record<BoundKind, string>> = {
  LEAST_REDUCTION: '至少下降的约束，不得高于',
  GREATEST_REDUCTION: '至多下降的约束，不得低于',
  FIXED: '固定值',
  NOT_NEGATIVE: '不得低于',
};
const boundText = (nameOf: (code: string) => string, { code, bound, value }: NamedBound): string =>
  `${nameOf(code)}${BOUNDS[bound]} ${value.toFixed()}`;

const MOST_NAMED = 10;

/** One sentence: which bounds, what they come to, what the target asks. */
export const contradictionText = ({ why, bounds, bound, target }: Contradiction, nameOf: (code: string) => string): string => {
  const texts = bounds.slice(0, MOST_NAMED).map((each) => boundText(nameOf, each));
  const list = `${texts.join('；')}${bounds.length > MOST_NAMED ? ` 等 ${bounds.length} 项` : ''}`;
  const [together, asked] = [bound.toFixed(), target.toFixed()];
  if (why === 'EACH_OTHER') return `同一下级的两项约束相互矛盾：${list}。`;
  if (why === 'AT_LEAST') return `这些约束合起来至少为 ${together}，超过上级目标 ${asked}：${list}。`;
  if (why === 'AT_MOST') return `这些约束合起来至多为 ${together}，达不到上级目标 ${asked}：${list}。`;
  return `按该方法没有可再分摊的下级：合起来为 ${together}，上级目标为 ${asked}${list === '' ? '' : `：${list}`}。`;
};

const GAPS: Readonly<Record<Exclude<Incomplete['what'], 'DECIMALS'>, string>> = {
  NO_CHILD: '没有任何下级有基数或固定值',
  BENCHMARK: '按潜力分解须给出标杆值',
  CLASS: '分类分率须给出类别',
  CLASS_RATE: '类别须有下降率',
  DIVISOR: '强度分解须有面积或人数',
  WEIGHT: '权重不得为负数',
  FIXED: '固定值不得为负数',
  GROWTH: '面积或人数的增长须高于 -100%（总量不得低于 -100%）',
  CLASS_RATE_RANGE: '类别的下降率不得超过 100%',
  BENCHMARK_RANGE: '标杆值不得为负数',
  RESERVED: '本级留用只用于总量，不得为负数，也不得多于上级目标',
};

const named = (codes: readonly string[], nameOf: (code: string) => string, counted = ` 等 ${codes.length} 个`): string =>
  `${codes.slice(0, MOST_NAMED).map(nameOf).join('、')}${codes.length > MOST_NAMED ? counted : ''}`;

/** Values with more decimals than were asked for: the children's fixed ones, else the target or what is reserved of it. */
const tooFine = (
  codes: readonly string[],
  { decimals, target, reservedForOwn, children }: DecompositionInput,
  nameOf: (code: string) => string,
): { expected: string; actual: string } => {
  const fixed = new Map(children.map((child) => [child.code, child.fixedValue]));
  const isFine = (value: Decimal): boolean => value.decimalPlaces() <= decimals;
  const own = isFine(target) ? `本级留用 ${reservedForOwn.toFixed()}` : `上级目标 ${target.toFixed()}`;
  return {
    expected: `${codes.length === 0 ? '上级目标和本级留用' : '固定值'}至多 ${decimals} 位小数，或以 decimals 另定`,
    actual: codes.length === 0 ? own : named(codes, (code) => `${nameOf(code)} ${fixed.get(code)!.toFixed()}`),
  };
};

/** What has to be given first, and for whom. */
export const gapTexts = (
  { what, codes }: Incomplete,
  solved: DecompositionInput,
  nameOf: (code: string) => string,
): { expected: string; actual: string } => {
  if (what === 'DECIMALS') return tooFine(codes, solved, nameOf);
  if (what === 'RESERVED') return { expected: GAPS.RESERVED, actual: solved.reservedForOwn.toFixed() };
  return { expected: GAPS[what], actual: codes.length === 0 ? '全部' : named(codes, nameOf) };
};

/** What to look at before publishing: baselines below that are not those of the region's own target give changes that nobody asked for. */
export const baselineWarning = (of: {
  readonly parent: Decimal;
  readonly children: Decimal;
  readonly apart: Decimal;
  readonly intensity: boolean;
}): string => {
  const below = of.intensity
    ? `各下级基数按面积或人数加权为 ${of.children.toDecimalPlaces(6).toFixed()}，`
    : `各下级基数之和 ${of.children.toFixed()} `;
  return `${below}与上级基数 ${of.parent.toFixed()} 相差 ${of.apart.toFixed()}%：可能缺少下级数据或口径不同，分解出的升降幅度请先核对。`;
};

/** Institutions of the region's own get no share: without a reserve the children get what these use, too. */
export const ownUseWarning = (of: {
  readonly used: Decimal;
  readonly percent: Decimal;
  readonly unit: string;
  readonly year: number;
}): string =>
  `本级直属机构 ${of.year} 年已用 ${of.used.toDecimalPlaces(6).toFixed()} ${of.unit}，占本区划的 ${of.percent.toFixed()}%，未为其留用（reservedForOwn）：目标全部分给了各下级。`;

const UNUSED: Readonly<Record<Extract<Remark, { kind: 'NOT_USED' }>['what'], string>> = {
  BENCHMARK: '标杆值（benchmark）只用于按潜力分解',
  CLASS: '类别（class）只用于按类别分解',
  CLASS_RATES: '类别下降率（classRates）只用于按类别分解',
  WEIGHT: '权重（weight）只用于按占比分解',
};

export const remarkText = (remark: Remark, nameOf: (code: string) => string): string => {
  if (remark.kind === 'BENCHMARKS_IGNORED') return '上级目标不低于各下级预计的合计：增长部分按基数分，标杆值未起作用。';
  if (remark.kind === 'NOT_USED') return `${UNUSED[remark.what]}，本次未用。`;
  if (remark.kind === 'WITHOUT_BASELINE')
    return `${remark.codes.length} 个下级没有基数，未分得目标：${named(remark.codes, nameOf, ' 等')}。需要的请为其给出固定值。`;
  const rates = remark.rates.map(
    ({ className, stated, resulting }) => `${className.slice(0, 40)} ${stated.toFixed()}% → ${resulting.toFixed()}%`,
  );
  return `所给类别下降率合起来不等于上级目标，各类下降后的值同乘 ${remark.factor.toFixed()}：${rates.join('，')}。`;
};
