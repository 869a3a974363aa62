// What a bureau typed to divide a target: text until it is read, and kept for as long as the page is open.
import {
  parseDecimal,
  type Decimal,
  type DecomposeTargetMutationVariables,
  type DecompositionMethod,
  type IndicatorCode,
  type InputOf,
  type PathRule,
  type QuotaLevel,
} from '@shuangcheng/client-sdk';

/** What may be typed for one child. */
export interface ChildDraft {
  readonly min?: string;
  readonly max?: string;
  readonly fixed?: string;
  readonly weight?: string;
  readonly benchmark?: string;
  readonly class?: string;
  readonly growth?: string;
}
export type ChildField = keyof ChildDraft;

export interface Draft {
  readonly method: DecompositionMethod;
  readonly pathRule: PathRule;
  /** Of a path of one's own: by the end of each year, so much of the whole change is done, percent. */
  readonly pathShares: Readonly<Record<number, string>>;
  readonly decimals: number | null;
  readonly reserved: string;
  readonly areaGrowth: string;
  readonly peopleGrowth: string;
  readonly benchmarkFrom: QuotaLevel | null;
  readonly classRates: Readonly<Record<string, string>>;
  readonly children: Readonly<Record<string, ChildDraft>>;
}

export const EMPTY_DRAFT: Draft = {
  method: 'BY_SHARE',
  pathRule: 'COMPOUND',
  pathShares: {},
  decimals: null,
  reserved: '',
  areaGrowth: '',
  peopleGrowth: '',
  benchmarkFrom: null,
  classRates: {},
  children: {},
};

type Input = Omit<InputOf<DecomposeTargetMutationVariables>, 'publish'>;
/** Where a number was expected and something else is typed: "reserved", "class/医院", "500101/min". */
export type Faults = ReadonlySet<string>;

/** Which growth an intensity is divided by; a total by none. */
export const growthOf = (indicator: IndicatorCode): 'area' | 'people' | null => {
  if (indicator.endsWith('PER_AREA')) return 'area';
  return indicator.endsWith('PER_CAPITA') ? 'people' : null;
};

export const classesOf = ({ children }: Draft): string[] =>
  [...new Set(Object.values(children).map((child) => child.class?.trim() ?? ''))].filter(Boolean).sort();

/** The years between a target's baseline and its target year: those that a path of one's own is to say. */
export const yearsBetween = ({ path, year }: { readonly path: readonly { readonly year: number }[]; readonly year: number }): number[] => {
  const first = path[0]?.year ?? year;
  return Array.from({ length: Math.max(0, year - first - 1) }, (_, index) => first + 1 + index);
};

/** Thousands may be separated as people write them; null for an empty cell. */
const readNumber = (text: string | undefined): Decimal | null | 'FAULT' => {
  const plain = (text ?? '').replace(/[,，\s]/g, '');
  return plain === '' ? null : (parseDecimal(plain) ?? 'FAULT');
};

/** Reads all of it: the input, or where there is no number. Only what the method uses is sent. */
export const readDraft = (
  draft: Draft,
  target: {
    readonly id: string;
    readonly indicator: IndicatorCode;
    readonly year: number;
    readonly path: readonly { readonly year: number }[];
  },
  region: string,
): { readonly input: Input; readonly faults: Faults } => {
  const faults = new Set<string>();
  const read = (place: string, text: string | undefined): Decimal | undefined => {
    const value = readNumber(text);
    if (value === 'FAULT') faults.add(place);
    return value === 'FAULT' || value === null ? undefined : value;
  };
  const given = <Key extends string, Value>(key: Key, value: Value | undefined) =>
    (value === undefined ? {} : { [key]: value }) as { readonly [each in Key]?: Value };

  const growth = growthOf(target.indicator);
  const bounds = Object.entries(draft.children).map(([code, child]) => {
    const number = (field: ChildField) => read(`${code}/${field}`, child[field]);
    return {
      region: code,
      ...given('minReductionPercent', number('min')),
      ...given('maxReductionPercent', number('max')),
      ...given('fixedValue', number('fixed')),
      ...(draft.method === 'BY_SHARE' && given('weight', number('weight'))),
      ...(draft.method === 'BY_POTENTIAL' && given('benchmark', number('benchmark'))),
      ...(draft.method === 'BY_CLASS' && given('class', child.class?.trim() || undefined)),
      ...(growth === 'area' && given('areaGrowthPercent', number('growth'))),
      ...(growth === 'people' && given('peopleGrowthPercent', number('growth'))),
    };
  });
  const rates = (draft.method === 'BY_CLASS' ? classesOf(draft) : []).flatMap((name) => {
    const reductionPercent = read(`class/${name}`, draft.classRates[name]);
    return reductionPercent === undefined ? [] : [{ class: name, reductionPercent }];
  });
  const customPath = (draft.pathRule === 'CUSTOM' ? yearsBetween(target) : []).flatMap((year) => {
    const donePercent = read(`path/${year}`, draft.pathShares[year]);
    return donePercent === undefined ? [] : [{ year, donePercent }];
  });
  const input = {
    region,
    target: target.id,
    indicator: target.indicator,
    year: target.year,
    method: draft.method,
    pathRule: draft.pathRule,
    bounds: bounds.filter((bound) => Object.keys(bound).length > 1),
    ...given('decimals', draft.decimals ?? undefined),
    ...(growth === null && given('reservedForOwn', read('reserved', draft.reserved))),
    ...given('areaGrowthPercent', read('areaGrowth', draft.areaGrowth)),
    ...given('peopleGrowthPercent', read('peopleGrowth', draft.peopleGrowth)),
    ...(draft.pathRule === 'CUSTOM' && { customPath }),
    ...(draft.method === 'BY_CLASS' && { classRates: rates }),
    ...(draft.method === 'BY_POTENTIAL' && given('benchmarkFrom', draft.benchmarkFrom ?? undefined)),
  };
  return { input, faults };
};
