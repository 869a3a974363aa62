// Towns and streets below the counties, for names only. 梁平's and 垫江's are theirs; elsewhere they are put together.
import type { Region } from '@shuangcheng/domain';
import type { RandomStream } from './random-stream.js';

const known: ReadonlyMap<string, string> = new Map([
  [
    '500155',
    '梁山街道 双桂街道 仁贤街道 金带街道 合兴街道 屏锦镇 云龙镇 福禄镇 礼让镇 袁驿镇 新盛镇 聚奎镇 明达镇 荫平镇 和林镇 回龙镇 碧山镇 ' +
      '虎城镇 七星镇 龙门镇 文化镇 石安镇 柏家镇 大观镇 竹山镇 蟠龙镇 星桥镇 曲水镇 安胜镇 复平镇 紫照镇 铁门乡 龙胜乡',
  ],
  [
    '500231',
    '桂溪街道 桂阳街道 新民镇 高安镇 澄溪镇 沙坪镇 周嘉镇 普顺镇 永安镇 高峰镇 五洞镇 太平镇 鹤游镇 坪山镇 砚台镇 曹回镇 杠家镇 包家镇 ' +
      '白家镇 永平镇 三溪镇 裴兴镇 黄沙镇 长龙镇 沙河乡 大石乡',
  ],
]);

const stems =
  '兴隆 龙泉 石桥 双河 太平 永兴 金山 白沙 青龙 凤凰 清溪 柏林 高桥 大坪 新店 三汇 观音 文昌 南岳 东升 西河 北山 清水 明月 长滩 ' +
  '柳溪 鹿鸣 松林 竹溪 桃园 梨树 枫坪 银杏 桂花 莲花 荷塘 石门 铁佛 铜鼓 龙台 虎岭 马鞍 牛角 羊坪 鹤林 鹰嘴 云顶 雾山 雨台 霞光 ' +
  '宝塔 天台 玉屏 金华 银山 福田 寿溪 康乐 平安 和平 仁义 礼让 智水 信义 中和 大同 复兴 建设 光明 前进 红旗 新华';
const genericStems = stems.split(' ');

// Districts that are built up throughout and have streets only.
const urban = new Set(['500103', '500104', '510104', '510105', '510106', '510107', '510108']);

const suffixOf = (region: Region, index: number, count: number): string => {
  if (urban.has(region.code)) return '街道';
  const streets = region.name.endsWith('区') ? Math.ceil(count * 0.4) : 2;
  if (index < streets) return '街道';
  return region.name.endsWith('县') && index >= count * 0.8 ? '乡' : '镇';
};

const shuffled = (list: readonly string[], stream: RandomStream): string[] => {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = stream.int(0, last);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
};

/** The towns of a county: its own where they are known, else so many made-up ones (at most 72), each name once. */
export const townsOf = (region: Region, count: number, stream: RandomStream): readonly string[] =>
  known.get(region.code)?.split(' ') ??
  shuffled(genericStems, stream)
    .slice(0, count)
    .map((stem, index, chosen) => stem + suffixOf(region, index, chosen.length));
