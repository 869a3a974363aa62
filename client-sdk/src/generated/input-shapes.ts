// Made by "npm run generate" from client-sdk/operations. Do not edit.
import type { InputShape } from '../operation.js';

export const inputShapes: Readonly<Record<string, InputShape>> = {
  "AdjustTargetInput": {
    "adjustments": "TargetAdjustmentInput"
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
  "EditionInput": {
    "period": "Period"
  },
  "PathShareInput": {
    "donePercent": "Decimal"
  },
  "ReportInput": {
    "period": "Period"
  },
  "TargetAdjustmentInput": {
    "value": "Decimal"
  },
  "TaskProgressInput": {
    "quantity": "Decimal"
  }
};
