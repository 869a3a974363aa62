// shuangcheng report: a year's figures of a region and of the counties in it, as CSV or JSON.
import { writeFile } from 'node:fs/promises';
import { INDICATORS, periodText, type Client, type Decimal, type IndicatorCode, type PeriodText } from '../node/index.js';
import { OK, optionText, PROBLEMS, type Command, type ExitCode } from './command.js';
import { indicatorName } from './figures.js';
import { CSV_MARK, csvLine } from './output.js';
import { openSession } from './session.js';
import { UsageError } from './usage.js';

interface YearlyFigure {
  readonly region: { readonly code: string; readonly name: string };
  readonly indicator: IndicatorCode;
  readonly value: Decimal | null;
  readonly unit: string;
  readonly reason: string | null;
  readonly yearOnYear: Decimal | null;
  readonly expected: number;
  readonly approved: number;
}

/** Own figures first, then each indicator of the counties by code. Null where there is no such region. */
const readFigures = async (client: Client, region: string, period: PeriodText, signal: AbortSignal): Promise<YearlyFigure[] | null> => {
  const own = await client.figures({ region, period }, { signal });
  if (!own) return null;
  const figures: YearlyFigure[] = own.indicators.map(({ code, quality, ...figure }) => ({
    ...figure,
    ...quality,
    region: own,
    indicator: code,
  }));
  if (own.level === 'COUNTY') return figures.map(toFigure);
  for (const { code } of INDICATORS) {
    const ranked = await client.ranking({ region, indicator: code, period, level: 'COUNTY', first: 500 }, { signal });
    const rows = ranked.map(({ region: county, figure: { quality, ...figure } }) => ({
      ...figure,
      ...quality,
      region: county,
      indicator: code,
    }));
    figures.push(...rows.sort((a, b) => (a.region.code < b.region.code ? -1 : 1)));
  }
  return figures.map(toFigure);
};

const toFigure = ({
  region: { code, name },
  indicator,
  value,
  unit,
  reason,
  yearOnYear,
  expected,
  approved,
}: YearlyFigure): YearlyFigure => ({
  region: { code, name },
  indicator,
  value,
  unit,
  reason,
  yearOnYear,
  expected,
  approved,
});

const HEADER = [
  '区划代码',
  '区划',
  '指标代码',
  '指标',
  '年度',
  '数值',
  '单位',
  '无数值的原因',
  '同比(%)',
  '应报(机构·月)',
  '已审核(机构·月)',
];
const toCsv = (year: string, figures: readonly YearlyFigure[]): string =>
  [HEADER, ...figures.map((figure) => toCells(year, figure))].map(csvLine).join('');
const toCells = (
  year: string,
  { region, indicator, value, unit, reason, yearOnYear, expected, approved }: YearlyFigure,
): (string | null)[] => [
  region.code,
  region.name,
  indicator,
  indicatorName(indicator),
  year,
  value?.toFixed() ?? null,
  unit,
  reason,
  yearOnYear?.toFixed() ?? null,
  String(expected),
  String(approved),
];

export const report = async (command: Command): Promise<ExitCode> => {
  const { words, output, environment, signal } = command;
  const [year, ...more] = words;
  if (year === undefined || !/^(?:19|20)\d\d$/.test(year) || more.length > 0) throw new UsageError('report 须给出一个年份。');
  const region = optionText(command, 'region');
  if (region === undefined) throw new UsageError('report 须给出 --region 区划代码。');
  const client = await openSession(environment);
  const figures = await readFigures(client, region, periodText(year), signal);
  if (!figures) {
    output.note(`没有代码为“${region}”的区划。`);
    return PROBLEMS;
  }
  const path = optionText(command, 'output');
  const json = `${JSON.stringify({ year, region, figures }, null, 2)}\n`;
  if (path === undefined) {
    output.value({ year, region, figures });
    output.line(toCsv(year, figures).trimEnd());
    return OK;
  }
  await writeFile(path, path.endsWith('.json') ? json : CSV_MARK + toCsv(year, figures));
  output.value({ written: path, figures: figures.length });
  output.line(`已存入 ${path}（${figures.length} 项）。`);
  return OK;
};
