// Sums of yearly forms over regions. A request's keys travel as arrays, so that one statement answers any number of them.
import { Decimal, FORM_RATIOS, type FormItemCode, type FormKind, type MovedPart } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface FormSumKey {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  /** What institutions that moved add to the regions under the tree of the year's end, or take out of them. */
  readonly moved: readonly MovedPart[];
  /** Tells keys with the same regions and other moves apart. */
  readonly under: string;
  readonly kind: FormKind;
  readonly year: number;
  readonly basis: 'APPROVED' | 'SUBMITTED';
  /** Null: all. */
  readonly systems: readonly string[] | null;
}
export const formSumText = (key: FormSumKey): string =>
  `${key.tenantId}|${key.regionIds.join(',')}|${key.kind}|${key.year}|${key.basis}|${key.systems?.join(',') ?? ''}|${key.under}`;

const wanted = `
wanted as (
  select * from unnest($1::int[], $2::int[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[])
    as w (key, tenant_id, kind, year, basis, systems, needs)
), moved as (
  select * from unnest($10::int[], $11::uuid[], $12::int[], $13::int[]) as p (key, institution_id, region_id, sign)
), member as (
  select key, region_id, null::uuid as institution_id from unnest($8::int[], $9::int[]) as m (key, region_id)
   union all
  select key, region_id, institution_id from moved where sign = 1
)`;
/** A member is a region without the institutions that moved out, or one institution that moved in. */
const ofMember = (form: string): string => `${form}.region_id = m.region_id and case when m.institution_id is null
        then not exists (select 1 from moved p where p.key = m.key and p.institution_id = ${form}.institution_id and p.region_id = ${form}.region_id and p.sign = -1)
        else m.institution_id = ${form}.institution_id end`;
const ofSystems = (system: string): string => `(w.systems is null or ${system} = any (string_to_array(w.systems, ',')))`;

// A form enters the ratio when all that its numerator and denominator need is above zero in it.
const sumItems = statement(
  'sum_form_items',
  `with ${wanted}, counted as (
     select w.key, v.measures,
            (select bool_and(coalesce((v.measures -> needed ->> 'q')::numeric, 0) > 0) from unnest(string_to_array(w.needs, ',')) as needed) as in_ratio
       from wanted w
       join member m on m.key = w.key
       join form_report f on f.tenant_id = w.tenant_id and f.kind = w.kind and f.year = w.year and ${ofSystems('f.system')} and ${ofMember('f')}
       join form_version v on v.tenant_id = f.tenant_id and v.institution_id = f.institution_id and v.kind = f.kind and v.year = f.year
        and v.version = case when w.basis = 'APPROVED' then f.approved_version else f.submitted_version end
   )
   select c.key, e.key as item, count(*) filter (where e.value ->> 'q' is not null)::int as forms,
          coalesce(sum((e.value ->> 'q')::numeric), 0)::text as quantity, coalesce(sum((e.value ->> 'c')::numeric), 0)::text as cost,
          coalesce(sum((e.value ->> 'q')::numeric) filter (where c.in_ratio), 0)::text as "inRatio"
     from counted c cross join lateral jsonb_each(c.measures) as e
    group by c.key, e.key
    union all
   select key, '', count(*)::int, '0', '0', (count(*) filter (where in_ratio))::text from counted group by key`,
);

// Who is expected: whoever reported the year before or declared it, unless the last declaration says there is none; and
// whoever has reported, so that nothing passes 100 %.
const countExpected = statement(
  'count_expected_forms',
  `with ${wanted}, asked as (
     select distinct tenant_id, kind, year from wanted
   ), candidate as (
     select a.tenant_id, a.kind, a.year, f.institution_id
       from asked a join form_report f on f.tenant_id = a.tenant_id and f.kind = a.kind and f.year in (a.year, a.year - 1)
      where f.submitted_version is not null
      union
     select a.tenant_id, a.kind, a.year, d.institution_id
       from asked a join form_declaration d on d.tenant_id = a.tenant_id and d.kind = a.kind and d.from_year <= a.year and d.declared
   ), expected as (
     select c.tenant_id, c.kind, c.year, c.institution_id, coalesce(f.region_id, s.region_id) as region_id, coalesce(f.system, s.system) as system,
            f.submitted_version, f.approved_version
       from candidate c
       left join form_report f on f.tenant_id = c.tenant_id and f.institution_id = c.institution_id and f.kind = c.kind and f.year = c.year
       left join lateral (
         select s.region_id, s.system from institution_state s
          where s.tenant_id = c.tenant_id and s.institution_id = c.institution_id
            and s.valid_from <= make_date(c.year, 12, 31) and (s.valid_to is null or s.valid_to > make_date(c.year, 1, 1))
          order by s.valid_from desc limit 1
       ) s on true
       left join lateral (
         select d.declared from form_declaration d
          where d.tenant_id = c.tenant_id and d.institution_id = c.institution_id and d.kind = c.kind and d.from_year <= c.year
          order by d.declaration_number desc limit 1
       ) d on true
      where f.submitted_version is not null or (s.region_id is not null and d.declared is not false)
   )
   select w.key, count(*)::int as expected, count(*) filter (where e.approved_version is not null)::int as approved,
          count(*) filter (where e.submitted_version is not null and e.approved_version is null)::int as waiting
     from wanted w
     join member m on m.key = w.key
     join expected e on e.tenant_id = w.tenant_id and e.kind = w.kind and e.year = w.year and ${ofSystems('e.system')} and ${ofMember('e')}
    group by w.key`,
);

const keyValues = (keys: readonly FormSumKey[]): unknown[] => {
  const moved = keys.flatMap((key, index) => key.moved.map((part) => ({ index, part })));
  return [
    keys.map((_, index) => index),
    keys.map((key) => key.tenantId),
    keys.map((key) => key.kind),
    keys.map((key) => key.year),
    keys.map((key) => key.basis),
    keys.map((key) => key.systems?.join(',') ?? null),
    keys.map((key) => FORM_RATIOS[key.kind].needs.join(',')),
    keys.flatMap((key, index) => key.regionIds.map(() => index)),
    keys.flatMap((key) => key.regionIds),
    moved.map(({ index }) => index),
    moved.map(({ part }) => part.institution.institutionId),
    moved.map(({ part }) => part.regionId),
    moved.map(({ part }) => part.sign),
  ];
};

export interface ItemSum {
  readonly forms: number;
  readonly quantity: Decimal;
  readonly cost: Decimal;
  /** The part of the quantity that is in forms which enter the ratio. */
  readonly inRatio: Decimal;
}
export interface FormSums {
  readonly forms: number;
  readonly formsInRatio: number;
  readonly items: ReadonlyMap<FormItemCode, ItemSum>;
  readonly expected: number;
  readonly approved: number;
  readonly waiting: number;
}
interface ItemRow {
  readonly key: number;
  readonly item: string;
  readonly forms: number;
  readonly quantity: string;
  readonly cost: string;
  readonly inRatio: string;
}
interface CountRow {
  readonly key: number;
  readonly expected: number;
  readonly approved: number;
  readonly waiting: number;
}

const toItemSum = ({ forms, quantity, cost, inRatio }: ItemRow): ItemSum => ({
  forms,
  quantity: new Decimal(quantity),
  cost: new Decimal(cost),
  inRatio: new Decimal(inRatio),
});

/** Sums and counts for each key, in the keys' order: two statements, however many keys. */
export const sumForms = async (db: TenantDb, keys: readonly FormSumKey[]): Promise<FormSums[]> => {
  const [items, counts] = await Promise.all([
    db.query<ItemRow>(sumItems, keyValues(keys)),
    db.query<CountRow>(countExpected, keyValues(keys)),
  ]);
  return keys.map((_, index) => {
    const own = items.filter((row) => row.key === index);
    const all = own.find((row) => row.item === '');
    const count = counts.find((row) => row.key === index);
    return {
      forms: all?.forms ?? 0,
      formsInRatio: Number(all?.inRatio ?? 0),
      items: new Map(own.filter((row) => row.item !== '').map((row) => [row.item as FormItemCode, toItemSum(row)])),
      expected: count?.expected ?? 0,
      approved: count?.approved ?? 0,
      waiting: count?.waiting ?? 0,
    };
  });
};
