// shuangcheng report: a year's figures of a region and its counties, of both provinces together, or the document that the platform writes of a province or of both.
import { writeFile } from 'node:fs/promises';
import {
  INDICATORS,
  periodText,
  RequestFailed,
  saveFile,
  type Client,
  type Decimal,
  type IndicatorCode,
  type PeriodText,
} from '../node/index.js';
import { OK, optionText, PROBLEMS, type Command, type ExitCode } from './command.js';
import { indicatorName, readYear } from './figures.js';
import { CSV_MARK, csvLine } from './output.js';
import { openSession } from './session.js';
import { UsageError } from './usage.js';

interface YearlyFigure {
  readonly region: { readonly code: string; readonly name: string };
  readonly indicator: IndicatorCode;
  readonly value: Decimal | null;
  readonly unit: string;
  /** Why there is no value. */
  readonly reason: string | null;
  /** Approved of expected reports, in percent; null where it is not told. */
  readonly coverage: Decimal | null;
}

const pickFigure = ({ value, unit, reason }: Pick<YearlyFigure, 'value' | 'unit' | 'reason'>) => ({ value, unit, reason });

/** Own figures first, then each indicator of the counties by code. Null where there is no such region. */
const readFigures = async (client: Client, region: string, period: PeriodText, signal: AbortSignal): Promise<YearlyFigure[] | null> => {
  const own = await client.figures({ region, period }, { signal });
  if (!own) return null;
  const place = { code: own.code, name: own.name };
  const figures = own.indicators.map(({ code, quality: { coverage }, ...figure }) => ({
    ...pickFigure(figure),
    region: place,
    indicator: code,
    coverage,
  }));
  if (own.level === 'COUNTY') return figures;
  for (const { code: indicator } of INDICATORS) {
    const ranked = await client.ranking({ region, indicator, period, level: 'COUNTY', first: 500 }, { signal });
    const rows = ranked.map(({ region: county, figure }) => ({
      ...pickFigure(figure),
      region: county,
      indicator,
      coverage: figure.quality.coverage,
    }));
    figures.push(...rows.sort((a, b) => (a.region.code < b.region.code ? -1 : 1)));
  }
  return figures;
};

const TOGETHER = { code: 'JOINT', name: '成渝合计' };

/**
 * Each indicator of both provinces together, and each province's part, as far as both have published. Throws as the joint report's file does:
 * FORBIDDEN without a joint grant, NOT_FOUND where neither has published the period.
 */
const readJointFigures = async (client: Client, period: PeriodText, signal: AbortSignal): Promise<YearlyFigure[]> => {
  const figures: YearlyFigure[] = [];
  let published = false;
  for (const { code: indicator } of INDICATORS) {
    const joint = await client.jointIndicator({ code: indicator, period }, { signal });
    published ||= joint.parts.some(({ edition }) => edition !== null);
    const rows = [{ ...joint, member: TOGETHER }, ...joint.parts];
    figures.push(
      ...rows.map(({ member: { code, name }, completeness, ...figure }) => ({
        ...pickFigure(figure),
        region: { code, name },
        indicator,
        coverage: completeness?.coverage ?? null,
      })),
    );
  }
  if (!published) throw new RequestFailed('NOT_FOUND', `四川、重庆都没有发布 ${period} 的数据。`);
  return figures;
};

const HEADER = ['区划代码', '区划', '指标代码', '指标', '年度', '数值', '单位', '无数值的原因', '完整率（%）'];
const toCsv = (year: number, figures: readonly YearlyFigure[]): string =>
  [HEADER, ...figures.map((figure) => toCells(year, figure))].map(csvLine).join('');
const toCells = (year: number, { region, indicator, value, unit, reason, coverage }: YearlyFigure): (string | null)[] => [
  region.code,
  region.name,
  indicator,
  indicatorName(indicator),
  String(year),
  value?.toFixed() ?? null,
  unit,
  reason,
  coverage?.toFixed() ?? null,
];

const tellWritten = ({ output }: Command, path: string): ExitCode => {
  output.value({ written: path });
  output.line(`已存入 ${path}。`);
  return OK;
};

const write = async (command: Command, year: number, figures: readonly YearlyFigure[]): Promise<ExitCode> => {
  const { output } = command;
  const path = optionText(command, 'output');
  if (path === undefined) {
    output.value({ year, figures });
    output.line(toCsv(year, figures).trimEnd());
    return OK;
  }
  if (!/\.(?:csv|json)$/.test(path))
    throw new UsageError(`--output 应以 .csv 或 .json（省级通报和联合报告还可以 .docx、.xlsx）结尾，收到“${path}”。`);
  await writeFile(path, path.endsWith('.json') ? `${JSON.stringify({ year, figures }, null, 2)}\n` : CSV_MARK + toCsv(year, figures));
  return tellWritten(command, path);
};

/** Both provinces: what --region may say, and what is meant without it. */
const JOINT = 'joint';

/** .docx or .xlsx: the platform writes the bulletin or the joint report itself. */
const bulletinFormat = (path: string | undefined): string | null => /\.(docx|xlsx)$/.exec(path ?? '')?.[1] ?? null;

export const report = async (command: Command): Promise<ExitCode> => {
  const { words, output, environment, signal } = command;
  const [yearWord, ...more] = words;
  if (more.length > 0) throw new UsageError('report 只有年份一个参数。');
  const year = readYear(yearWord);
  const [region, path] = [optionText(command, 'region') ?? JOINT, optionText(command, 'output')];
  const client = await openSession(environment);
  const format = bulletinFormat(path);
  if (path !== undefined && format !== null) {
    await saveFile(client, `/bulletins/${encodeURIComponent(region)}.${format}?period=${year}`, path, { signal });
    return tellWritten(command, path);
  }
  const period = periodText(String(year));
  const figures = region === JOINT ? await readJointFigures(client, period, signal) : await readFigures(client, region, period, signal);
  if (figures) return write(command, year, figures);
  output.note(`没有代码为“${region}”的区划。`);
  return PROBLEMS;
};
