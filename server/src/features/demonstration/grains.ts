// Grains: the whole steps in which the demonstration counts each flow, as coarse as meters and receipts are (whole kWh,
// m³, kg of coal, 0.01 L, kgce), so that all arithmetic stays in safe integers and becomes bigint at the very end.
import { FLOW_CODES, getItem, type FlowCode } from '@shuangcheng/domain';

const decimalsOfGrain: Readonly<Partial<Record<FlowCode, number>>> = {
  COAL: 3,
  GASOLINE_VEHICLE: 2,
  GASOLINE_OTHER: 2,
  DIESEL_VEHICLE: 2,
  DIESEL_OTHER: 2,
  OTHER_ENERGY: 3,
};

/** How many grains one unit of the item has (1000 kg to the tonne). */
export const grainsPerUnit = (flow: FlowCode): number => 10 ** (decimalsOfGrain[flow] ?? 0);

/** How many of the item's smallest kept units one grain has, in the order of FLOW_CODES. */
export const FIXED_PER_GRAIN: readonly number[] = FLOW_CODES.map((flow) => 10 ** getItem(flow).decimals / grainsPerUnit(flow));

const indexOf = new Map(FLOW_CODES.map((flow, index) => [flow, index]));
export const flowIndex = (flow: FlowCode): number => indexOf.get(flow)!;
