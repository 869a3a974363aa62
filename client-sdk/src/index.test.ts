// What the package offers, and what it must not need.
import { describe, expect, it } from '@jest/globals';
import type * as domain from '@shuangcheng/domain';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as operations from './generated/operations.js';
import * as sdk from './index.js';

const inPackage = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const importPattern = /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** What a built file imports, and what that imports, as a browser without a bundler would follow it. */
const listImports = (file: string, seen = new Map<string, string[]>()): Map<string, string[]> => {
  if (seen.has(file)) return seen;
  const names = [...readFileSync(file, 'utf8').matchAll(importPattern)].map(([, still, moving]) => (still ?? moving)!);
  seen.set(file, names);
  for (const name of names) {
    if (isBuiltin(name)) continue;
    if (name.startsWith('.')) listImports(join(dirname(file), name), seen);
    else if (name === '@shuangcheng/domain') listImports(inPackage('../domain/dist/index.js'), seen);
    else listImports(fileURLToPath(import.meta.resolve(name, pathToFileURL(file))), seen);
  }
  return seen;
};

/** Code without its comments and texts. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g, '');
const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(inPackage(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => inPackage(join(folder, name)));

type Same<A, B> = [A, B] extends [B, A] ? true : false;

describe('the SDK', () => {
  it('has one type where domain and schema use one name', () => {
    type Each = [
      Same<domain.Acquisition, operations.Acquisition>,
      Same<domain.BudgetIndicator, operations.BudgetIndicator>,
      Same<domain.BudgetStatus, operations.BudgetStatus>,
      Same<domain.CalendarAuthority, operations.CalendarAuthority>,
      Same<domain.CalendarEntryKind, operations.CalendarEntryKind>,
      Same<domain.CarbonScope, operations.CarbonScope>,
      Same<domain.CheckKind, operations.CheckKind>,
      Same<domain.ChosenAs, operations.ChosenAs>,
      Same<domain.ConfirmationDecision, operations.ConfirmationDecision>,
      Same<domain.ConfirmingLevel, operations.ConfirmingLevel>,
      Same<domain.ConfirmingLevel, operations.ConfirmingLevel>,
      Same<domain.DecompositionMethod, operations.DecompositionMethod>,
      Same<domain.EditionFaultKind, operations.EditionFaultKind>,
      Same<domain.ElectricityBasis, operations.ElectricityBasis>,
      Same<domain.FactorBasis, operations.FactorBasis>,
      Same<domain.FactorUse, operations.FactorUse>,
      Same<domain.FiguresCause, operations.FiguresCause>,
      Same<domain.FindingAnswer, operations.FindingAnswer>,
      Same<domain.FindingDecision, operations.FindingDecision>,
      Same<domain.FindingSeverity, operations.FindingSeverity>,
      Same<domain.FindingState, operations.FindingState>,
      Same<domain.Heating, operations.Heating>,
      Same<domain.IndicatorCode, operations.IndicatorCode>,
      Same<domain.InstitutionType, operations.InstitutionType>,
      Same<domain.MethodAspect, operations.MethodAspect>,
      Same<domain.NotificationKind, operations.NotificationKind>,
      Same<domain.PathRule, operations.PathRule>,
      Same<domain.PeriodKind, operations.PeriodKind>,
      Same<domain.PeriodKind, operations.PeriodKind>,
      Same<domain.ProblemCode, operations.ProblemCode>,
      Same<domain.ProgressCause, operations.ProgressCause>,
      Same<domain.ProgressReason, operations.ProgressReason>,
      Same<domain.ProgressStatus, operations.ProgressStatus>,
      Same<domain.QuotaIndicator, operations.QuotaIndicator>,
      Same<domain.QuotaLevel, operations.QuotaLevel>,
      Same<domain.ReportStatus, operations.ReportStatus>,
      Same<domain.RestatementCause, operations.RestatementCause>,
      Same<domain.ReviewCause, operations.ReviewCause>,
      Same<domain.ReviewDecision, operations.ReviewDecision>,
      Same<domain.Role, operations.Role>,
      Same<domain.TaskCounting, operations.TaskCounting>,
      Same<domain.TaskSpan, operations.TaskSpan>,
    ];
    // Compiles only when every one of them is the same.
    const all: [Each[number]] extends [true] ? true : false = true;
    expect(all).toBe(true);
  });

  it('exports the domain, the client and each operation', () => {
    expect(sdk).toMatchObject({
      parseDecimal: expect.any(Function),
      createClient: expect.any(Function),
      RankingOperation: { kind: 'query' },
    });
  });

  it('imports nothing of Node, nor does anything that it imports; the Node entry does', () => {
    const builtins = (entry: string): string[] => [...new Set([...listImports(inPackage(entry)).values()].flat().filter(isBuiltin))];
    expect(builtins('dist/index.js')).toEqual([]);
    expect(listImports(inPackage('dist/index.js')).size).toBeGreaterThan(50);
    expect(builtins('dist/node/index.js')).toEqual(expect.arrayContaining(['node:fs', 'node:fs/promises']));
  });

  it('has no `any` in what is generated, nor in what it declares', () => {
    const files = [...filesBelow('src/generated', '.ts'), ...filesBelow('dist', '.d.ts')];
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => /\bany\b/.test(codeOf(file)))).toEqual([]);
  });
});
