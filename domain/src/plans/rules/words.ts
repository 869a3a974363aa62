// Checkable words: named against listed counts, deadlines against the day of issue, tasks against what was reached before.
import { finding } from '../findings.js';
import type { PlanFinding } from '../findings.js';
import { printedDecimal } from '../interval.js';
import type { CountedPart, PlanDocument, PlanTask } from '../plan-document.js';

const partNames: Readonly<Record<CountedPart, string>> = {
  ACTIONS: '行动',
  SYSTEMS: '体系',
  MECHANISMS: '机制',
  CHAPTERS: '章',
  ENGINEERING_PROJECTS: '工程',
  ACTIONS_LAST_PERIOD: '上一时期行动',
  PROJECTS_LAST_PERIOD: '上一时期工程',
};

/** What a document names by number it also lists. */
export const checkNamedCounts = (document: PlanDocument): PlanFinding[] =>
  document.statements.flatMap((each) => {
    if (each.code !== 'NAMED_COUNT' || each.named === null || each.named === each.listed) return [];
    const message = `文中称 ${each.named} 项${partNames[each.what]}，实列 ${each.listed} 项。`;
    return [finding('NAMED_COUNT', message, { item: each.what, expected: `${each.named}`, actual: `${each.listed}` })];
  });

const allTasks = (document: PlanDocument): readonly PlanTask[] => [...document.tasks, ...document.jointTasks];

/** Nothing is due before the document was issued (compared by year where only the year of issue is printed). */
export const checkDeadlines = (document: PlanDocument): PlanFinding[] => {
  const { issued } = document.document;
  const deadlines = [
    ...document.statements.flatMap((each) => (each.code === 'DEADLINE' ? [{ what: each.what, code: 'DEADLINE', day: each.day }] : [])),
    ...allTasks(document).map(({ text, code, due }) => ({ what: text, code, day: due })),
  ];
  return deadlines
    .filter(({ day }) => day.slice(0, issued.length) < issued)
    .map(({ what, code, day }) =>
      finding('DEADLINE_BEFORE_ISSUE', `“${what}”的期限 ${day} 早于印发日期 ${issued}。`, {
        item: code,
        expected: `≥${issued}`,
        actual: day,
      }),
    );
};

/** A task asks for no less than the same document says was reached of the same thing in the period before. */
export const checkAchieved = (document: PlanDocument): PlanFinding[] =>
  allTasks(document).flatMap(({ code, text, quantity, unit, bound, achievedBefore }) => {
    if (!achievedBefore || bound !== 'AT_LEAST' || printedDecimal(quantity).gte(printedDecimal(achievedBefore.quantity))) return [];
    const message = `“${text}”目标 ${quantity} ${unit} 低于上一时期已完成的 ${achievedBefore.quantity} ${unit}。`;
    return [finding('TARGET_BELOW_ACHIEVED', message, { item: code, expected: `≥${achievedBefore.quantity}`, actual: quantity })];
  });
