// Mass organisations and associations (团体组织), in the order in which a region gets them.
import { candidate, candidates, type Candidate } from './candidate.js';

const organisations = candidates(
  '总工会 妇女联合会 团委机关 科学技术协会 残疾人联合会 文学艺术界联合会 红十字会 工商业联合会 归国华侨联合会 法学会 社会科学界联合会 计划生育协会 关心下一代工作委员会',
  'MASS_ORGANISATION',
);
const associations = candidates(
  '慈善会 志愿者协会 老年人体育协会 书法家协会 摄影家协会 作家协会 音乐家协会 舞蹈家协会 美术家协会 戏剧家协会 民间文艺家协会 教育学会 医学会 ' +
    '护理学会 农学会 林学会 水利学会 会计学会 统计学会 档案学会 果树协会 水稻协会 蔬菜协会 茶叶协会 养蜂协会 畜牧协会 水产协会 足球协会 ' +
    '篮球协会 乒乓球协会 羽毛球协会 登山协会 棋类协会 武术协会 游泳协会 钓鱼协会 太极拳协会 门球协会 集邮协会 诗词学会 楹联学会 收藏家协会 ' +
    '企业家协会 消费者权益保护委员会 建筑业协会 旅游协会 餐饮行业协会 物流协会 电子商务协会 环境保护志愿者协会',
  'ASSOCIATION',
);

/** Groups of a region: its mass organisations, its associations, then those of its towns. */
export const groupsOf = (towns: readonly string[]): Candidate[] => [
  ...organisations,
  ...associations,
  ...['总工会', '妇女联合会', '残疾人联合会', '科学技术协会'].flatMap((name) =>
    towns.map((town) => candidate(town + name, 'MASS_ORGANISATION')),
  ),
];
