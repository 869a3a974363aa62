// A plan as the API takes it, turned into the JSON of a plan document: lists in place of records, since an input has no free keys.
import { problem, type Problem } from '@shuangcheng/domain';
import type { PlanInput, PlanStatementInput } from '@shuangcheng/schema';

const recordOf = <Key extends string, Value>(pairs: readonly (readonly [Key, Value])[]): Partial<Record<Key, Value>> =>
  Object.fromEntries(pairs) as Partial<Record<Key, Value>>;

/** Only what the statement has: each kind has its own fields, and refuses others. */
const statementOf = ({ ratio, amounts, counted, what, ...rest }: PlanStatementInput): object =>
  Object.fromEntries(
    Object.entries({
      ...rest,
      what: rest.code === 'NAMED_COUNT' ? counted : what,
      ratio: ratio && recordOf(ratio.map((each) => [each.item, each.ratio])),
      amounts: amounts && recordOf(amounts.map((each) => [each.source, each.amount])),
    }).filter(([, value]) => value != null),
  );

/** The document as printed, as plain JSON. */
export const documentJson = (input: PlanInput): unknown => {
  const { declineSince } = input;
  const document = {
    regionCode: input.region,
    document: input.document,
    baselineYear: input.baselineYear,
    targetYear: input.targetYear,
    statistics: input.statistics ?? [],
    declineSince: declineSince && {
      ...declineSince,
      percents: recordOf(declineSince.percents.map((each) => [each.indicator, each.percent])),
    },
    energyMix: input.energyMix,
    carbonMix: input.carbonMix,
    indicators: input.indicators.map(({ pathRule: _rule, customPath: _path, ...row }) => row),
    statements: (input.statements ?? []).map(statementOf),
    tasks: input.tasks ?? [],
    jointTasks: input.jointTasks ?? [],
  };
  return JSON.parse(JSON.stringify(document)) as unknown;
};

const twiceIn = (names: readonly string[], path: readonly string[]): Problem[] => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? [] : [problem('DUPLICATE_ITEM', path, { item: twice })];
};

/** Names that stand twice in a list which the document keeps as a record, where only one of them would be left. */
export const findNamedTwice = ({ declineSince, statements }: PlanInput): Problem[] => [
  ...twiceIn(
    (declineSince?.percents ?? []).map((each) => each.indicator),
    ['input', 'declineSince', 'percents'],
  ),
  ...(statements ?? []).flatMap(({ ratio, amounts }, index) => [
    ...twiceIn(
      (ratio ?? []).map((each) => each.item),
      ['input', 'statements', String(index), 'ratio'],
    ),
    ...twiceIn(
      (amounts ?? []).map((each) => each.source),
      ['input', 'statements', String(index), 'amounts'],
    ),
  ]),
];
