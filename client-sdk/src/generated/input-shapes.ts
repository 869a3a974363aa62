// Made by "npm run generate" from client-sdk/operations. Do not edit.
import type { InputShape } from '../operation.js';

export const inputShapes: Readonly<Record<string, InputShape>> = {
  "AdjustTargetInput": {
    "adjustments": "TargetAdjustmentInput"
  },
  "AutoLockInput": {
    "from": "Period"
  },
  "CalendarInput": {
    "autoLock": "AutoLockInput",
    "dueDates": "DueDateInput",
    "dueRules": "DueRuleInput",
    "firstMonth": "Period",
    "locks": "LockInput",
    "reopenings": "ReopeningInput"
  },
  "CheckFindingInput": {
    "period": "Period"
  },
  "CheckedItemInput": {
    "findings": "CheckFindingInput"
  },
  "ChildBoundInput": {
    "areaGrowthPercent": "Decimal",
    "benchmark": "Decimal",
    "fixedValue": "Decimal",
    "maxReductionPercent": "Decimal",
    "minReductionPercent": "Decimal",
    "peopleGrowthPercent": "Decimal",
    "weight": "Decimal"
  },
  "ClassRateInput": {
    "reductionPercent": "Decimal"
  },
  "DecomposeTargetInput": {
    "areaGrowthPercent": "Decimal",
    "bounds": "ChildBoundInput",
    "classRates": "ClassRateInput",
    "customPath": "PathShareInput",
    "peopleGrowthPercent": "Decimal",
    "reservedForOwn": "Decimal"
  },
  "DueDateInput": {
    "period": "Period"
  },
  "DueRuleInput": {
    "from": "Period"
  },
  "EditionInput": {
    "period": "Period"
  },
  "InstitutionFilter": {
    "report": "ReportOfMonthFilter"
  },
  "LockInput": {
    "from": "Period",
    "to": "Period"
  },
  "OpenCheckInput": {
    "period": "Period",
    "ratePercent": "Decimal"
  },
  "PathShareInput": {
    "donePercent": "Decimal"
  },
  "RecordCheckFindingsInput": {
    "items": "CheckedItemInput"
  },
  "ReopeningInput": {
    "from": "Period",
    "to": "Period"
  },
  "ReorganiseInput": {
    "periods": "Period"
  },
  "ReportInput": {
    "period": "Period"
  },
  "ReportOfMonthFilter": {
    "period": "Period"
  },
  "TargetAdjustmentInput": {
    "value": "Decimal"
  },
  "TaskProgressInput": {
    "quantity": "Decimal"
  }
};
