import { Accounts1763600000002 } from './Accounts1763600000002.js';
import { Attachments1763600000016 } from './Attachments1763600000016.js';
import { Events1763600000006 } from './Events1763600000006.js';
import { FactorsAndPlans1763600000004 } from './FactorsAndPlans1763600000004.js';
import { QualityChecks1763600000015 } from './QualityChecks1763600000015.js';
import { RegionTree1763600000001 } from './RegionTree1763600000001.js';
import { Reports1763600000003 } from './Reports1763600000003.js';
import { Submission1763600000005 } from './Submission1763600000005.js';

/** All migrations, oldest first. */
export const migrations = [
  RegionTree1763600000001,
  Accounts1763600000002,
  Reports1763600000003,
  FactorsAndPlans1763600000004,
  Submission1763600000005,
  Events1763600000006,
  QualityChecks1763600000015,
  Attachments1763600000016,
];
