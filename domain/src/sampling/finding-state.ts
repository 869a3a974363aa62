// What becomes of a finding of a check: recorded, answered by who was checked, decided by who opened the check.

export const CHECK_KINDS = ['SPOT_CHECK', 'JOINT_REVIEW', 'CROSS_REVIEW'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];
export const CHECK_KIND_NAMES: Readonly<Record<CheckKind, string>> = {
  SPOT_CHECK: '质量抽查',
  JOINT_REVIEW: '会审',
  CROSS_REVIEW: '交叉审核',
};

/** Why an institution is in a check; only the first three say something about all the others. */
export const CHOSEN_AS = ['RANDOM', 'CERTAIN', 'CENSUS', 'TARGETED', 'NAMED'] as const;
export type ChosenAs = (typeof CHOSEN_AS)[number];
export const isRepresentative = (chosenAs: ChosenAs): boolean => ['RANDOM', 'CERTAIN', 'CENSUS'].includes(chosenAs);

export const FINDING_SEVERITIES = ['ERROR', 'WARNING', 'NOTE'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

export const FINDING_STATES = ['OPEN', 'ACCEPTED', 'EXPLAINED', 'DISPUTED', 'UPHELD', 'DISMISSED'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Of whoever was checked: accepted, with the corrected report; explained; or disputed. */
export const FINDING_ANSWERS = ['ACCEPTED', 'EXPLAINED', 'DISPUTED'] as const;
export type FindingAnswer = (typeof FINDING_ANSWERS)[number];
/** Of whoever opened the check: it stands, it was none, or the answer will not do. */
export const FINDING_DECISIONS = ['UPHELD', 'DISMISSED', 'RETURNED'] as const;
export type FindingDecision = (typeof FINDING_DECISIONS)[number];

const answerable: readonly FindingState[] = ['OPEN', 'ACCEPTED', 'EXPLAINED', 'DISPUTED'];
const answered: readonly FindingState[] = ['ACCEPTED', 'EXPLAINED', 'DISPUTED'];

/** The states from which a step can be taken. A finding that was decided stays as it is. */
const stepsFrom: Readonly<Record<FindingAnswer | FindingDecision, readonly FindingState[]>> = {
  ACCEPTED: answerable,
  EXPLAINED: answerable,
  DISPUTED: answerable,
  UPHELD: answered,
  RETURNED: answered,
  DISMISSED: answerable,
};

/** The state after the step; null where it cannot be taken from there. */
export const stateAfter = (state: FindingState, step: FindingAnswer | FindingDecision): FindingState | null =>
  stepsFrom[step].includes(state) ? (step === 'RETURNED' ? 'OPEN' : step) : null;

export const isDecided = (state: FindingState): boolean => state === 'UPHELD' || state === 'DISMISSED';
export const isAnswered = (state: FindingState): boolean => state !== 'OPEN';
