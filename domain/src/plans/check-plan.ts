// The plan checker: recomputes everything that a plan's own numbers allow. It reads and reports; it never corrects.
import type { PlanFinding } from './findings.js';
import type { PlanDocument } from './plan-document.js';
import { checkCapsAboveBase, checkCapUnits, checkImpliedArea, checkImpliedPeople } from './rules/caps.js';
import { checkBuildingCarbonShare, checkCarbonCap, checkCarbonRatio, noteImpliedFactors } from './rules/carbon.js';
import { checkCarbonPerArea, checkEnergyPerArea, checkEnergyPerCapita, checkWaterPerCapita } from './rules/intensities.js';
import { checkShares, checkShareSums } from './rules/shares.js';
import { checkBuildingEnergy, checkEnergySum, checkInstitutionParts, noteUnlistedShares } from './rules/sums.js';
import { checkTargets } from './rules/targets.js';
import { checkTextAndTable } from './rules/text-and-table.js';
import { checkAchieved, checkDeadlines, checkNamedCounts } from './rules/words.js';

/** All rules, in the order in which their findings are listed. */
const rules: readonly ((document: PlanDocument) => PlanFinding[])[] = [
  checkInstitutionParts,
  checkEnergySum,
  noteUnlistedShares,
  checkBuildingEnergy,
  checkShares,
  checkShareSums,
  checkEnergyPerCapita,
  checkWaterPerCapita,
  checkEnergyPerArea,
  checkCarbonPerArea,
  checkTextAndTable,
  checkTargets,
  checkCapUnits,
  checkCapsAboveBase,
  checkImpliedPeople,
  checkImpliedArea,
  checkCarbonCap,
  checkBuildingCarbonShare,
  checkCarbonRatio,
  noteImpliedFactors,
  checkNamedCounts,
  checkDeadlines,
  checkAchieved,
];

/** Two rules may meet the same slip of a unit; what it should be they may write with different digits. */
const identity = ({ code, indicator, item, expected, actual }: PlanFinding): string =>
  JSON.stringify([code, indicator, item, code === 'UNIT_SLIP' ? null : expected, actual]);

/** Everything in a plan document that its own numbers contradict or that is worth knowing of them; same document, same list. */
export const checkPlan = (document: PlanDocument): PlanFinding[] => {
  const seen = new Set<string>();
  return rules
    .flatMap((rule) => rule(document))
    .filter((each) => {
      const key = identity(each);
      return !seen.has(key) && seen.add(key);
    });
};
