import { AccessChanges1763600000041 } from './AccessChanges1763600000041.js';
import { AccountManagement1763600000023 } from './AccountManagement1763600000023.js';
import { Accounts1763600000002 } from './Accounts1763600000002.js';
import { Attachments1763600000016 } from './Attachments1763600000016.js';
import { AuditChain1763600000019 } from './AuditChain1763600000019.js';
import { Calendar1763600000013 } from './Calendar1763600000013.js';
import { Decompositions1763600000030 } from './Decompositions1763600000030.js';
import { EditionNotices1763600000051 } from './EditionNotices1763600000051.js';
import { Editions1763600000050 } from './Editions1763600000050.js';
import { EnergyBudgets1763600000048 } from './EnergyBudgets1763600000048.js';
import { Events1763600000006 } from './Events1763600000006.js';
import { FactorNews1763600000040 } from './FactorNews1763600000040.js';
import { FactorsAndPlans1763600000004 } from './FactorsAndPlans1763600000004.js';
import { FormerPlaces1763600000026 } from './FormerPlaces1763600000026.js';
import { Imports1763600000017 } from './Imports1763600000017.js';
import { JointTasks1763600000060 } from './JointTasks1763600000060.js';
import { JointCompleteness1763600000062 } from './JointCompleteness1763600000062.js';
import { JointView1763600000061 } from './JointView1763600000061.js';
import { FactorSetOfficial1763600000064 } from './FactorSetOfficial1763600000064.js';
import { PlanNotices1763600000065 } from './PlanNotices1763600000065.js';
import { MonthConfirmation1763600000014 } from './MonthConfirmation1763600000014.js';
import { OfficialFactorSets1763600000045 } from './OfficialFactorSets1763600000045.js';
import { OpenCells1763600000020 } from './OpenCells1763600000020.js';
import { OpenPeers1763600000031 } from './OpenPeers1763600000031.js';
import { OverdueSummaries1763600000066 } from './OverdueSummaries1763600000066.js';
import { PartnerNotices1763600000063 } from './PartnerNotices1763600000063.js';
import { PublishedPlans1763600000046 } from './PublishedPlans1763600000046.js';
import { Quality1763600000012 } from './Quality1763600000012.js';
import { QualityChecks1763600000015 } from './QualityChecks1763600000015.js';
import { Quotas1763600000047 } from './Quotas1763600000047.js';
import { RegionTree1763600000001 } from './RegionTree1763600000001.js';
import { RegisterAndReorganisation1763600000010 } from './RegisterAndReorganisation1763600000010.js';
import { Relay1763600000018 } from './Relay1763600000018.js';
import { Reports1763600000003 } from './Reports1763600000003.js';
import { Submission1763600000005 } from './Submission1763600000005.js';
import { TargetVersions1763600000035 } from './TargetVersions1763600000035.js';
import { YearlyForms1763600000021 } from './YearlyForms1763600000021.js';

/** All migrations, oldest first. */
export const migrations = [
  RegionTree1763600000001,
  Accounts1763600000002,
  Reports1763600000003,
  FactorsAndPlans1763600000004,
  Submission1763600000005,
  Events1763600000006,
  RegisterAndReorganisation1763600000010,
  Quality1763600000012,
  Calendar1763600000013,
  MonthConfirmation1763600000014,
  QualityChecks1763600000015,
  Attachments1763600000016,
  Imports1763600000017,
  Relay1763600000018,
  AuditChain1763600000019,
  OpenCells1763600000020,
  YearlyForms1763600000021,
  AccountManagement1763600000023,
  FormerPlaces1763600000026,
  Decompositions1763600000030,
  OpenPeers1763600000031,
  TargetVersions1763600000035,
  FactorNews1763600000040,
  AccessChanges1763600000041,
  OfficialFactorSets1763600000045,
  PublishedPlans1763600000046,
  Quotas1763600000047,
  EnergyBudgets1763600000048,
  Editions1763600000050,
  EditionNotices1763600000051,
  JointTasks1763600000060,
  JointView1763600000061,
  JointCompleteness1763600000062,
  PartnerNotices1763600000063,
  FactorSetOfficial1763600000064,
  PlanNotices1763600000065,
  OverdueSummaries1763600000066,
];
