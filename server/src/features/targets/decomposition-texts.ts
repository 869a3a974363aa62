// Why a target cannot be decomposed, as a person reads it.
import { percentOf, type BoundKind, type Contradiction, type Decimal, type Incomplete, type NamedBound } from '@shuangcheng/domain';

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
  const named = bounds.slice(0, MOST_NAMED).map((each) => boundText(nameOf, each));
  const list = `${named.join('；')}${bounds.length > MOST_NAMED ? ` 等 ${bounds.length} 项` : ''}`;
  const [together, asked] = [bound.toFixed(), target.toFixed()];
  if (why === 'EACH_OTHER') return `同一下级的两项约束相互矛盾：${list}。`;
  if (why === 'AT_LEAST') return `这些约束合起来至少为 ${together}，超过上级目标 ${asked}：${list}。`;
  if (why === 'AT_MOST') return `这些约束合起来至多为 ${together}，达不到上级目标 ${asked}：${list}。`;
  return `按该方法没有可再分摊的下级：合起来为 ${together}，上级目标为 ${asked}${list === '' ? '' : `：${list}`}。`;
};

const GAPS: Readonly<Record<Incomplete['what'], string>> = {
  NO_CHILD: '没有任何下级有基数或固定值',
  BENCHMARK: '按潜力分解须给出标杆值',
  CLASS: '分类分率须给出类别',
  CLASS_RATE: '类别须有下降率',
  DIVISOR: '强度分解须有面积或人数',
  DECIMALS: '目标值或固定值的小数位数多于所要求的位数',
  WEIGHT: '权重不得为负数',
  FIXED: '固定值不得为负数',
  GROWTH: '面积或人数的增长不得低于 -100%',
  CLASS_RATE_RANGE: '类别的下降率不得超过 100%',
  BENCHMARK_RANGE: '标杆值不得为负数',
};

/** What has to be given first, and for whom. */
export const gapTexts = ({ what, codes }: Incomplete, nameOf: (code: string) => string): { expected: string; actual: string } => {
  const named = codes.slice(0, MOST_NAMED).map(nameOf).join('、');
  return {
    expected: GAPS[what],
    actual: codes.length === 0 ? '全部' : `${named}${codes.length > MOST_NAMED ? ` 等 ${codes.length} 个` : ''}`,
  };
};

/** Within so many percent the baselines below a region are taken to be those of its own. */
const BASELINES_AGREE_PERCENT = 10;

/** What to look at before publishing: baselines below that are not those of the region's own target give changes that nobody asked for. */
export const baselineWarnings = (parent: Decimal | null, children: Decimal): string[] => {
  const apart = parent && percentOf(children.minus(parent).abs(), parent);
  if (!apart || apart.lte(BASELINES_AGREE_PERCENT)) return [];
  return [
    `各下级基数之和 ${children.toFixed()} 与上级基数 ${parent.toFixed()} 相差 ${apart.toFixed()}%：可能缺少下级数据或口径不同，分解出的升降幅度请先核对。`,
  ];
};
