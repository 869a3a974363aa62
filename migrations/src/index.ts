import { Accounts1763600000002 } from './Accounts1763600000002.js';
import { Events1763600000006 } from './Events1763600000006.js';
import { FactorsAndPlans1763600000004 } from './FactorsAndPlans1763600000004.js';
import { Imports1763600000017 } from './Imports1763600000017.js';
import { OpenCells1763600000020 } from './OpenCells1763600000020.js';
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
  Imports1763600000017,
  OpenCells1763600000020,
];
