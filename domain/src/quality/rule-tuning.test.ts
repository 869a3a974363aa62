import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { describeRules } from './rule-descriptions.js';
import { RULE_CODES } from './rule-codes.js';
import { DEFAULT_RULES } from './rule-settings.js';
import { readRuleTuning, tunedRules } from './rule-tuning.js';

const read = (value: unknown) => readRuleTuning(value, ['input', 'settings']);
const wrong = (value: unknown) => read(value).problems.map(({ code, path }) => `${code} ${path.slice(2).join('.')}`);

describe('a tuning', () => {
  test('of nothing leaves every default, under the defaults’ own version', () => {
    const { tuning, problems } = read({ disabled: null });
    expect({ tuning, problems }).toEqual({ tuning: {}, problems: [] });
    expect(tunedRules(tuning, null)).toEqual({
      settings: { ...DEFAULT_RULES, prices: {} },
      review: { requireExplanations: false, twoPersons: false },
    });
  });

  test('changes what it names, and the version names both', () => {
    const { tuning, problems } = read({
      disabled: ['REPEATED_VALUE'],
      stockChangePercent: new Decimal('12.5'),
      leastPeers: 20,
      distances: { slip: { spreads: '6', factor: '1.5' } },
      prices: { WATER: { from: '2.15', to: '4.30', source: '  渝发改价格〔2024〕1 号  ' } },
      twoPersons: true,
    });
    expect(problems).toEqual([]);
    const { settings, review } = tunedRules(JSON.parse(JSON.stringify(tuning)) as typeof tuning, 3);
    expect(settings).toMatchObject({
      version: `${DEFAULT_RULES.version}+3`,
      disabled: ['REPEATED_VALUE'],
      stockChangePercent: 12.5,
      leastPeers: 20,
      slip: { spreads: 6, factor: 1.5 },
      prices: { WATER: { from: '2.15', to: '4.3', source: '渝发改价格〔2024〕1 号' } },
      watchedStocks: DEFAULT_RULES.watchedStocks,
    });
    expect(review).toEqual({ requireExplanations: false, twoPersons: true });
  });

  test.each<[unknown, string]>([
    [{ leastSpread: '1' }, 'UNKNOWN_SETTING leastSpread'],
    [{ leastPeers: 7 }, 'SETTING_OUT_OF_RANGE leastPeers'],
    [{ leastPeers: '8.5' }, 'SETTING_OUT_OF_RANGE leastPeers'],
    [{ stockChangePercent: '0' }, 'SETTING_OUT_OF_RANGE stockChangePercent'],
    [{ stockChangePercent: 'ten' }, 'SETTING_OUT_OF_RANGE stockChangePercent'],
    [{ stockChangePercent: Number.NaN }, 'SETTING_OUT_OF_RANGE stockChangePercent'],
    [{ disabled: ['NEGATIVE'] }, 'SETTING_OUT_OF_RANGE disabled'],
    [{ disabled: ['UNIT_SLIP', 'UNIT_SLIP'] }, 'SETTING_OUT_OF_RANGE disabled'],
    [{ disabled: 'UNIT_SLIP' }, 'SETTING_OUT_OF_RANGE disabled'],
    [{ watchedStocks: ['LAND_AREA'] }, 'SETTING_OUT_OF_RANGE watchedStocks'],
    [{ distances: { slip: { spreads: '0.5', factor: '2' } } }, 'SETTING_OUT_OF_RANGE distances.slip.spreads'],
    [{ distances: { other: { spreads: '5', factor: '2' } } }, 'UNKNOWN_SETTING distances.other'],
    [{ prices: { WATER: { from: '5', to: '4', source: '表' } } }, 'SETTING_OUT_OF_RANGE prices.WATER.to'],
    [{ prices: { WATER: { from: '1', to: '4', source: ' ' } } }, 'SETTING_OUT_OF_RANGE prices.WATER.source'],
    [{ prices: { STEAM: { from: '1', to: '4', source: '表' } } }, 'UNKNOWN_SETTING prices.STEAM'],
    [{ twoPersons: 'yes' }, 'SETTING_OUT_OF_RANGE twoPersons'],
    [[], 'SETTING_OUT_OF_RANGE '],
    ['{}', 'SETTING_OUT_OF_RANGE '],
  ])('%j is refused: %s', (value, expected) => {
    expect(wrong(value)).toEqual([expected]);
  });

  test('tells all that is wrong with it at once, and each message what was expected', () => {
    const { problems } = read({ leastPeers: 1, prices: { WATER: { from: '-1', to: '4', source: '' } }, colour: 'red' });
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'SETTING_OUT_OF_RANGE',
      'SETTING_OUT_OF_RANGE',
      'SETTING_OUT_OF_RANGE',
      'UNKNOWN_SETTING',
    ]);
    expect(problems.find(({ path }) => path.at(-1) === 'leastPeers')!.message).toBe('设置 leastPeers 应为8 至 1000 的整数，收到“1”。');
    const { problems: plain } = read({ leastPeers: new Decimal('-1'), disabled: ['NOPE', 'x'.repeat(40)] });
    expect(plain.map(({ message }) => /“.*”/.exec(message)![0]).sort()).toEqual(['“-1”', `“NOPE、${'x'.repeat(35)}…”`]);
  });
});

describe('the rules, described', () => {
  test('are all of them, with the default beside what the province has set', () => {
    const described = describeRules(tunedRules(read({ stockChangePercent: '15', disabled: ['UNIT_SLIP'] }).tuning, 1).settings);
    expect(described.map(({ code }) => code)).toEqual(RULE_CODES);
    expect(described.find(({ code }) => code === 'UNIT_SLIP')!.enabled).toBe(false);
    expect(described.find(({ code }) => code === 'STOCK_CHANGED')!.parameters).toContainEqual({
      name: 'stockChangePercent',
      value: '15',
      defaultValue: '10',
    });
  });
  test('say why the price rule asks nothing as long as nobody has entered a price list', () => {
    const priceRule = (prices: object) =>
      describeRules(tunedRules(read({ prices }).tuning, 1).settings).find(({ code }) => code === 'UNIT_PRICE_OUT_OF_RANGE')!;
    expect(priceRule({}).silentBecause).toContain('尚未录入价格表');
    const listed = priceRule({ WATER: { from: '2', to: '4', source: '测试价目表' } });
    expect([listed.silentBecause, listed.parameters[0]!.value]).toEqual([null, '水 2–4 元/立方米（测试价目表）']);
  });
});
