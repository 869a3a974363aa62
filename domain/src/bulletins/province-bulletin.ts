// The bulletin (通报) of a province for a period, from its edition and that of the year before, in the form of the plans' 专栏.
import { coverageOf, isIncomplete } from '../editions/completeness.js';
import type { EditionPlace } from '../editions/edition.js';
import { heading, paragraph, tableBlock, type Bulletin, type BulletinBlock } from './bulletin.js';
import {
  BASIS_NAMES,
  comparedFact,
  editionFacts,
  MADE_UP_FACT,
  methodChanges,
  oneYearBefore,
  periodText,
  type BulletinEdition,
} from './edition-facts.js';
import { exactTable } from './exact-table.js';
import { indicatorTable, overviewText, targetTable, type BulletinTarget } from './indicator-tables.js';
import { definitionTable, qualityTable } from './method-tables.js';
import { ABSENT, ROUNDING_RULE } from './printed-number.js';
import { ProvinceFigures } from './province-figures.js';
import { completenessTable, levelsOf, rankingTable } from './region-tables.js';

export interface ProvinceBulletinInput {
  readonly edition: BulletinEdition;
  /** Of the same period a year before; null where none stands. */
  readonly before: BulletinEdition | null;
  readonly targets: readonly BulletinTarget[];
  /** Whether what it tells is made up for a demonstration. */
  readonly madeUp: boolean;
}

/** Totals of two years that are not equally whole differ by what is missing, too. */
const completenessText = (now: EditionPlace, before: EditionPlace): string => {
  if (!isIncomplete(now) && !isIncomplete(before)) return '';
  const [ours, last] = [now, before].map((place) => coverageOf(place)?.toFixed(2) ?? ABSENT);
  return `本期完整率 ${ours}%，上年同期 ${last}%：数据不全，总量只计已审核的报表，其同比包含缺报的影响。`;
};

const comparisonText = ({ edition, before }: ProvinceBulletinInput, { period, province, provinceBefore }: ProvinceFigures): string => {
  const last = periodText(oneYearBefore(period));
  if (!before || !provinceBefore) return `${last}没有未撤回的发布版，不作同比；没有发布不等于没有消费。`;
  const changes = methodChanges(edition.head, before.head);
  const said = changes.length > 0 ? `两版的${changes.join('、')}不同，同比包含其影响` : '两版的因子集、折算口径和指标定义相同';
  return `同比依据${last}第 ${before.head.number} 版。${said}。${completenessText(province, provinceBefore)}`;
};

const methodTexts = ({ head }: BulletinEdition, { period, province }: ProvinceFigures): string[] => [
  `本通报只依据${province.name}${periodText(period)}第 ${head.number} 版编制（全部期间总第 ${head.chainNumber} 号）。发布版封存后不再改变，可凭封印核验。`,
  `电力按${BASIS_NAMES[head.electricityBasis]}折算标准煤，因子取自因子集 ${head.factorSetId}；各机构按 ${head.treeDay} 的区划计入。`,
  ...(head.note ? [`发布说明：${head.note}`] : []),
  ROUNDING_RULE,
];

const blocksOf = (input: ProvinceBulletinInput, figures: ProvinceFigures): BulletinBlock[] => {
  const { edition, targets } = input;
  const levels = levelsOf(figures);
  const next = 3 + levels.length;
  return [
    heading('一、总体情况'),
    paragraph(overviewText(figures)),
    paragraph(comparisonText(input, figures)),
    tableBlock(indicatorTable(figures)),
    heading('二、规划目标进展'),
    targets.length === 0 ? paragraph('没有可与本期比较的规划目标。') : tableBlock(targetTable(figures, targets)),
    heading('三、各地情况'),
    ...levels.map((level, index) => tableBlock(rankingTable(figures, level, 3 + index))),
    heading('四、上报与数据质量'),
    tableBlock(completenessTable(figures, levels[0]?.name ?? '区划', next)),
    tableBlock(qualityTable(figures, next + 1)),
    heading('五、编制说明'),
    ...methodTexts(edition, figures).map(paragraph),
    tableBlock(definitionTable([edition.head], next + 2)),
  ];
};

/** Writes the bulletin. Pure: the same editions and targets give the same bulletin. */
export const provinceBulletin = (input: ProvinceBulletinInput): Bulletin => {
  const { edition, before, madeUp } = input;
  const figures = new ProvinceFigures(edition, before);
  return {
    title: [`${figures.province.name}${periodText(figures.period)}`, '公共机构能源资源消费情况通报'],
    publishedAt: edition.head.publishedAt,
    facts: [
      ...editionFacts(edition.head, figures.province.name),
      ...(before ? [comparedFact(before.head)] : []),
      ...(madeUp ? [MADE_UP_FACT] : []),
    ],
    blocks: blocksOf(input, figures),
    data: exactTable(before ? [edition, before] : [edition]),
  };
};
