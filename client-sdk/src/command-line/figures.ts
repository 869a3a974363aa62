// shuangcheng figures: indicators of a region, or a ranking of the regions below it.
import { INDICATORS, isPeriodText, type Client, type Decimal, type IndicatorCode, type OrgLevel, type PeriodText } from '../node/index.js';
import { OK, optionText, PROBLEMS, type Command, type ExitCode } from './command.js';
import { openSession } from './session.js';
import { UsageError } from './usage.js';

const LEVELS: readonly OrgLevel[] = ['CITY', 'COUNTY'];

export const readPeriod = (text: string | undefined): PeriodText => {
  if (text !== undefined && isPeriodText(text)) return text;
  throw new UsageError(`期间应如 2023、2023-H1、2023-Q3 或 2023-07，收到“${text ?? ''}”。`);
};

export const readYear = (text: string | undefined): number => {
  if (text !== undefined && /^(?:19|20)\d\d$/.test(text)) return Number(text);
  throw new UsageError(`应给出一个年份，收到“${text ?? ''}”。`);
};

/** Null: all of them. */
const readCodes = (text: string | undefined): IndicatorCode[] | null =>
  text?.split(',').map((code) => {
    const found = INDICATORS.find((indicator) => indicator.code === code);
    if (!found) throw new UsageError(`没有指标“${code}”；指标有 ${INDICATORS.map((indicator) => indicator.code).join('、')}。`);
    return found.code;
  }) ?? null;

export const indicatorName = (code: IndicatorCode): string => INDICATORS.find((indicator) => indicator.code === code)!.nameZh;

const shown = (value: Decimal | null | undefined, places: number, reason: string | null = null): string =>
  value?.toFixed(places) ?? reason ?? '—';
const percent = (value: Decimal | null | undefined): string => (value ? `${value.toFixed(1)}%` : '—');

const showFigures = async (client: Client, command: Command, region: string, period: PeriodText): Promise<ExitCode> => {
  const { output, signal } = command;
  const found = await client.figures({ region, period, codes: readCodes(optionText(command, 'codes')) }, { signal });
  output.value(found);
  if (!found) {
    output.note(`没有代码为“${region}”的区划。`);
    return PROBLEMS;
  }
  output.line(`${found.name} ${period}`);
  output.table(
    ['指标', '数值', '单位', '同比', '已审核', '应报'],
    found.indicators.map(({ code, value, reason, unit, yearOnYear, quality }) => [
      indicatorName(code),
      shown(value, 2, reason),
      unit,
      percent(yearOnYear),
      String(quality.approved),
      String(quality.expected),
    ]),
  );
  return OK;
};

const showRanking = async (client: Client, command: Command, region: string, period: PeriodText, level: OrgLevel): Promise<ExitCode> => {
  const { output, signal } = command;
  const [indicator = 'ENERGY_PER_CAPITA', ...more] = readCodes(optionText(command, 'codes')) ?? [];
  if (more.length > 0) throw new UsageError('排名只按一个指标。');
  const ranking = await client.ranking({ region, indicator, period, level, first: 500 }, { signal });
  for (const row of ranking) output.value(row);
  output.line(`${indicatorName(indicator)} ${period}`);
  output.table(
    ['名次', '区划', '数值', '单位', '同比', '审核率'],
    ranking.map(({ rank, region: { name }, figure }) => [
      String(rank),
      name,
      shown(figure.value, 2, figure.reason),
      figure.unit,
      percent(figure.yearOnYear),
      percent(figure.quality.coverage),
    ]),
  );
  return OK;
};

export const figures = async (command: Command): Promise<ExitCode> => {
  const [region, periodWord, ...more] = command.words;
  if (region === undefined || more.length > 0) throw new UsageError('figures 须给出区划代码和期间。');
  const period = readPeriod(periodWord);
  const levelText = optionText(command, 'ranking');
  const level = LEVELS.find((each) => each === levelText);
  if (levelText !== undefined && !level) throw new UsageError(`--ranking 应为 ${LEVELS.join('、')} 之一，收到“${levelText}”。`);
  const client = await openSession(command.environment);
  return level ? showRanking(client, command, region, period, level) : showFigures(client, command, region, period);
};
