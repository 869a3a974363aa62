// What a mutation found wrong, at the fields of the form that sent it; what is of no field is told beside them.
import type { AnsweredProblem } from '@shuangcheng/client-sdk';
import type { FormInstance } from 'antd';
import { useEffect, useMemo } from 'react';

/** A field's name in its form: `['grants', 0, 'region']`. */
export type FieldPath = readonly (string | number)[];

/** The part of a problem's path that names a field: without `input` before it, with positions as numbers. */
const pathOf = ({ path = [] }: AnsweredProblem): (string | number)[] =>
  path.slice(1).map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** `isField`: whether the form shows a field of that name. Gives the problems that belong to none. */
export const useFieldProblems = (
  form: FormInstance,
  problems: readonly AnsweredProblem[],
  isField: (path: FieldPath) => boolean,
): readonly AnsweredProblem[] => {
  const placed = useMemo(() => problems.filter((problem) => isField(pathOf(problem))), [problems, isField]);
  useEffect(() => {
    if (placed.length === 0) return;
    const byField = new Map<string, string[]>();
    for (const problem of placed) {
      const name = JSON.stringify(pathOf(problem));
      byField.set(name, [...(byField.get(name) ?? []), problem.message]);
    }
    form.setFields([...byField].map(([name, errors]) => ({ name: JSON.parse(name) as (string | number)[], errors })));
    form.scrollToField(pathOf(placed[0]!), { block: 'center' });
  }, [form, placed]);
  return useMemo(() => problems.filter((problem) => !placed.includes(problem)), [problems, placed]);
};
