// Items of the form as it groups them.
import { ENERGY_FLOWS, findItem, getItem, type ItemCode, type ItemDefinition } from '@shuangcheng/client-sdk';

const group = (title: string, codes: readonly ItemCode[]) => ({ title, items: codes.map(getItem) });

export const ITEM_GROUPS: readonly { readonly title: string; readonly items: readonly ItemDefinition[] }[] = [
  group('能源', ENERGY_FLOWS),
  group('水', ['WATER']),
  group('面积与设施', ['FLOOR_AREA', 'LAND_AREA', 'PV_CAPACITY', 'SOLAR_COLLECTOR_AREA', 'CHARGING_PILES']),
  group('人数', ['ENERGY_USERS', 'STAFF']),
  group('车辆', ['VEHICLES', 'VEHICLES_GASOLINE', 'VEHICLES_DIESEL', 'VEHICLES_NEW_ENERGY']),
];

export const itemName = (code: string): string => findItem(code)?.nameZh ?? code;
