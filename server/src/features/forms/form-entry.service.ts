// Saving and submitting yearly forms, one or a batch: each row is judged on its own, and the good ones are written together.
import {
  checkForm,
  dayOf,
  FORMS,
  monthOf,
  problem,
  readMeasuresOf,
  yearPeriod,
  type CalendarEntry,
  type FormItemCode,
  type FormKind,
  type MeasureEntry,
  type Problem,
  type ReadMeasures,
} from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { dueDayOfRegion, readCalendar } from '../calendar/due-days.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { lockForms, type FormChange, type FormState } from './form-change.store.js';
import { findYearPlaces, type YearPlace } from './form-context.store.js';
import { placeText, type FormKey, type FormPlace } from './form-id.js';
import { toStored } from './form-measures.js';
import { recordFormChanges } from './form-recording.service.js';

export interface FormRow {
  readonly institution: string;
  readonly kind: FormKind;
  readonly year: number;
  readonly values: readonly MeasureEntry[];
  readonly expectedVersion?: number | null;
}
export interface FormRowResult {
  readonly form: FormKey | null;
  readonly problems: readonly Problem[];
}
export interface FormBatchResult {
  readonly results: readonly FormRowResult[];
  readonly problems: readonly Problem[];
}
type Intent = 'SAVE' | 'SUBMIT';
type KnownPlace = YearPlace & { readonly regionId: number; readonly system: string };

const LARGEST_BATCH = 1_000;
export const FIRST_FORM_YEAR = 2020;
/** The running year, in China. */
export const yearOf = (scope: RequestScope): number => Math.floor(monthOf(scope.now) / 100);

/** A row on its way: what it says, where it belongs, and what is wrong with it so far. */
interface Draft {
  readonly row: FormRow;
  readonly path: readonly string[];
  readonly read: ReadMeasures<FormItemCode>;
  readonly problems: Problem[];
  place: KnownPlace | null;
}

const checkYear = (scope: RequestScope, year: number, intent: Intent, path: readonly string[]): Problem[] => {
  const now = yearOf(scope);
  if (year < FIRST_FORM_YEAR || year > now) return [problem('FORM_YEAR_NOT_OPEN', [...path, 'year'], { actual: year })];
  return intent === 'SUBMIT' && year === now ? [problem('FORM_YEAR_NOT_ENDED', [...path, 'year'], { actual: year })] : [];
};

const draftOf = (scope: RequestScope, row: FormRow, path: readonly string[], intent: Intent): Draft => {
  const values = [...path, 'values'];
  const read = readMeasuresOf(FORMS[row.kind], row.values, values);
  const problems = [...checkYear(scope, row.year, intent, path), ...read.problems];
  // What is missing because it could not be read is not told twice.
  if (intent === 'SUBMIT' && read.problems.length === 0) problems.push(...checkForm(row.kind, row.year, read.measures, values));
  return { row, path, read, problems, place: null };
};

const placeDraft = (scope: RequestScope, draft: Draft, place: YearPlace | undefined): void => {
  const { path, problems, row } = draft;
  const at = [...path, 'institution'];
  if (!place) {
    problems.push(problem('UNKNOWN_INSTITUTION', at, { actual: row.institution }));
    return;
  }
  const now = { regionId: place.presentRegionId, system: place.presentSystem, institutionId: place.institutionId };
  if (!canDo(scope, 'reports:submit', now)) problems.push(problem('NOT_ALLOWED', at, { action: 'reports:submit' }));
  else if (place.regionId === null) problems.push(problem('INSTITUTION_NOT_OPEN', [...path, 'year'], { actual: row.year }));
  else draft.place = place as KnownPlace;
};

type GoodDraft = Draft & { readonly place: KnownPlace };
const good = (draft: Draft): draft is GoodDraft => draft.problems.length === 0 && draft.place !== null;
const placeOf = ({ row, place }: GoodDraft): FormPlace => ({ institutionId: place.institutionId, kind: row.kind, year: row.year });

const refuseRepeated = (drafts: readonly Draft[]): void => {
  const seen = new Set<string>();
  for (const draft of drafts.filter(good)) {
    const key = placeText(placeOf(draft));
    if (seen.has(key)) draft.problems.push(problem('DUPLICATE_ROW', draft.path, { actual: `${draft.row.institution} ${draft.row.year}` }));
    seen.add(key);
  }
};

const changeOf = (
  scope: RequestScope,
  entries: readonly CalendarEntry[],
  draft: GoodDraft,
  before: FormState | null,
  intent: Intent,
): FormChange => {
  const version = (before?.latestVersion ?? 0) + 1;
  const submitted = intent === 'SUBMIT';
  const firstTime = before === null || before.submittedVersion === null;
  const regionId = before?.regionId ?? draft.place.regionId;
  const inTime = dayOf(scope.now) <= dueDayOfRegion(scope, entries, regionId, yearPeriod(draft.row.year));
  return {
    place: {
      ...placeOf(draft),
      regionId,
      system: before?.system ?? draft.place.system,
    },
    before,
    version,
    status: submitted ? 'SUBMITTED' : 'DRAFT',
    submittedVersion: submitted ? version : (before?.submittedVersion ?? null),
    approvedVersion: before?.approvedVersion ?? null,
    onTime: firstTime ? submitted && inTime : before.onTime,
    event: { kind: submitted ? 'SUBMITTED' : 'SAVED', reason: null },
    measures: toStored(draft.row.kind, draft.read.measures),
  };
};

const judge = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  drafts: readonly Draft[],
  intent: Intent,
): Promise<FormChange[]> => {
  const dated = drafts.filter(({ row }) => row.year >= FIRST_FORM_YEAR && row.year <= yearOf(scope));
  const wanted = dated.map(({ row }) => ({ code: row.institution, year: row.year }));
  const places = await findYearPlaces(db, tenantId, wanted);
  for (const draft of dated) placeDraft(scope, draft, places.get(`${draft.row.institution}|${draft.row.year}`));
  refuseRepeated(drafts);
  const candidates = drafts.filter(good);
  const [states, entries] = await Promise.all([lockForms(db, tenantId, candidates.map(placeOf)), readCalendar(db, tenantId)]);
  for (const draft of candidates) {
    const actual = states.get(placeText(placeOf(draft)))?.latestVersion ?? 0;
    const expected = draft.row.expectedVersion ?? null;
    if (expected !== null && expected !== actual)
      draft.problems.push(problem('VERSION_CHANGED', [...draft.path, 'expectedVersion'], { expected, actual }));
  }
  const stateOf = (draft: GoodDraft): FormState | null => states.get(placeText(placeOf(draft))) ?? null;
  return candidates.filter(good).map((draft) => changeOf(scope, entries, draft, stateOf(draft), intent));
};

const writeBatch = async (
  scope: RequestScope,
  db: TenantDb,
  rows: readonly FormRow[],
  pathOf: (index: number) => readonly string[],
  intent: Intent,
): Promise<WorkResult<FormBatchResult>> => {
  const tenantId = scope.writable.tenants[0]!;
  const drafts = rows.map((row, index) => draftOf(scope, row, pathOf(index), intent));
  const changes = await judge(scope, db, tenantId, drafts, intent);
  const acts = await recordFormChanges(scope, db, tenantId, changes);
  const versions = new Map(changes.map((change) => [placeText(change.place), change.version]));
  const results = drafts.map((draft): FormRowResult => {
    if (!good(draft)) return { form: null, problems: draft.problems };
    const place = placeOf(draft);
    return { form: { tenantId, ...place, version: versions.get(placeText(place))! }, problems: [] };
  });
  return { answer: { results, problems: [] }, done: changes.length > 0, acts };
};

const refused = (found: Problem): FormBatchResult => ({ results: [], problems: [found] });

/** Submits a batch; each row is answered on its own. Statements do not grow with the number of rows. */
export const submitForms = async (
  scope: RequestScope,
  input: { readonly forms: readonly FormRow[]; readonly clientRequestId: string },
): Promise<FormBatchResult> => {
  const { forms } = input;
  if (forms.length === 0) return refused(problem('BATCH_EMPTY', ['input', 'forms']));
  if (forms.length > LARGEST_BATCH)
    return refused(problem('BATCH_TOO_LARGE', ['input', 'forms'], { expected: LARGEST_BATCH, actual: forms.length }));
  return once(
    scope,
    { id: input.clientRequestId, operation: 'submitForms', input: forms },
    (db) => writeBatch(scope, db, forms, (index) => ['input', 'forms', String(index)], 'SUBMIT'),
    refused,
  );
};

/** Saves a draft, or submits, one form. */
export const enterForm = async (
  scope: RequestScope,
  intent: Intent,
  { clientRequestId, ...input }: FormRow & { readonly clientRequestId: string },
): Promise<FormRowResult> => {
  const { institution, kind, year, values, expectedVersion = null } = input;
  const row: FormRow = { institution, kind, year, values, expectedVersion };
  const { results, problems } = await once(
    scope,
    { id: clientRequestId, operation: intent === 'SUBMIT' ? 'submitForm' : 'saveForm', input: row },
    (db) => writeBatch(scope, db, [row], () => ['input'], intent),
    refused,
  );
  return results[0] ?? { form: null, problems };
};
