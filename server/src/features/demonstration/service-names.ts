// Public services (事业单位), in the order in which a region gets them: a school and a hospital first.
import type { Region } from '@shuangcheng/domain';
import { candidate, candidates, type Candidate } from './candidate.js';
import { DEMONSTRATION_SCHOOL } from './demonstration-school.js';

const ownServices: readonly Candidate[] = [
  ...candidates('第一中学校 第二中学校 实验中学校', 'HIGH_SCHOOL'),
  ...candidates('职业教育中心', 'VOCATIONAL_SCHOOL'),
  ...candidates('中医医院 第二人民医院 妇幼保健院', 'HOSPITAL'),
  ...candidates('第一小学 第二小学 第三小学 第四小学 第五小学', 'CITY_PRIMARY'),
  ...candidates('第一初级中学 第二初级中学', 'MIDDLE_SCHOOL'),
  ...candidates('机关幼儿园 第一幼儿园 第二幼儿园 第三幼儿园 特殊教育学校', 'KINDERGARTEN'),
  ...candidates('疾病预防控制中心 卫生健康综合行政执法支队 急救医疗中心 精神卫生中心', 'HEALTH_SERVICE'),
  ...candidates('图书馆 文化馆 博物馆 融媒体中心 美术馆 影剧院', 'CULTURE_VENUE'),
  ...candidates('体育中心 全民健身中心 青少年业余体育学校', 'SPORTS_VENUE'),
  ...candidates('机关事务管理中心 政务服务中心 档案馆 公共资源交易中心 党校 信息中心', 'CENTRE', 'GOVERNMENT_OFFICES'),
  ...candidates('科技信息服务中心 生产力促进中心 农业科学研究所 科技馆', 'SCIENCE_SERVICE'),
  ...candidates('社会福利院 养老服务中心 救助管理站', 'WELFARE_HOME'),
  ...candidates('殡仪馆 婚姻登记中心', 'CENTRE', 'CIVIL_AFFAIRS'),
  ...candidates('教师进修学院 青少年活动中心 开放大学 招生考试中心 学生资助管理中心 电化教育馆', 'SCHOOL_SERVICE'),
  ...candidates(
    '农业技术推广站 畜牧技术推广站 动物疫病预防控制中心 水产技术推广站 农产品质量安全检测中心 农机安全监理站 种子管理站',
    'CENTRE',
    'AGRICULTURE',
  ),
  ...candidates('文物保护管理所 文化市场综合行政执法支队 旅游发展服务中心 非物质文化遗产保护中心', 'CENTRE', 'CULTURE'),
  ...candidates('法律援助中心 公证处', 'CENTRE', 'JUDICIARY'),
  ...candidates(
    '社会保险事业管理中心 就业和人才中心 不动产登记中心 公路养护中心 生态环境监测站 环境卫生管理所 园林绿化管理所 市政设施管理所 ' +
      '道路运输事务中心 水利工程管理站 森林病虫防治检疫站 价格认证中心 普查中心 审计中心 应急救援中心 住房保障中心 ' +
      '建设工程质量监督站 地质环境监测站 国库支付中心 财政评审中心 医疗保障事务中心 退役军人服务中心 食品药品检验所 计量检测所 ' +
      '招商服务中心 乡村振兴促进中心 粮油质量检测站 水文监测站 防灾减灾中心 土地储备整治中心',
    'CENTRE',
  ),
];

const higherSchools = candidates(
  '职业技术学院 师范高等专科学校 工程职业学院 医药高等专科学校 财经职业学院 农业职业学院 艺术职业学院 交通职业学院 旅游职业学院 城市管理职业学院 ' +
    '电子信息职业学院 建筑职业学院 水利职业学院 幼儿师范学校 理工学院 中医药学院',
  'UNIVERSITY',
);
const municipalTopics =
  '环境规划 城乡规划 勘察测绘 交通信息 公路建设 航务管理 水资源 水土保持 农村能源 种子质量 兽药监察 林业调查 气象服务 地震监测 ' +
  '特种设备检测 质量检验 标准化研究 药品评价 血液管理 卫生信息 干部保健 人才交流 技能鉴定 社会组织 地名信息 老龄事业 福利彩票 ' +
  '体育彩票 运动训练 群众体育 广播电视监测 文化艺术研究 考古研究 对外交流 机关车辆 节能监察 投资咨询 经济信息 价格监测 会计管理';
const numeral = (value: number): string => {
  const digits = '零一二三四五六七八九';
  if (value < 10) return digits[value]!;
  const tens = value < 20 ? '十' : `${digits[Math.floor(value / 10)]}十`;
  return tens + (value % 10 ? digits[value % 10] : '');
};
const numbered = (from: number, to: number, name: string, kind: 'HIGH_SCHOOL' | 'HOSPITAL'): Candidate[] =>
  Array.from({ length: to - from + 1 }, (_, index) => candidate(`第${numeral(from + index)}${name}`, kind));

const municipalServices: readonly Candidate[] = [
  ...higherSchools,
  ...ownServices,
  ...numbered(3, 9, '人民医院', 'HOSPITAL'),
  ...municipalTopics.split(' ').flatMap((topic) => candidates(`${topic}中心 ${topic}保障所`, 'CENTRE')),
  ...numbered(3, 70, '中学校', 'HIGH_SCHOOL'),
];

type TownService = (town: string) => Candidate;
const townServices: readonly TownService[] = [
  (town) => candidate(`${town}中心小学`, 'TOWN_PRIMARY'),
  (town) => candidate(town + (town.endsWith('街道') ? '社区卫生服务中心' : '卫生院'), 'CLINIC'),
  (town) => candidate(`${town}中心幼儿园`, 'KINDERGARTEN'),
  (town) => candidate(`${town}初级中学`, 'MIDDLE_SCHOOL'),
  (town) => candidate(`${town}文化服务中心`, 'TOWN_CULTURE'),
  (town) => candidate(`${town}农业服务中心`, 'TOWN_CENTRE', 'AGRICULTURE'),
  (town) => candidate(`${town}劳动就业和社会保障服务所`, 'TOWN_CENTRE'),
  (town) => candidate(`${town}退役军人服务站`, 'TOWN_CENTRE'),
  (town) => candidate(`${town}综合行政执法大队`, 'TOWN_CENTRE'),
  (town) => candidate(`${town}村镇建设服务中心`, 'TOWN_CENTRE'),
  (town) => candidate(`${town}便民服务中心`, 'TOWN_CENTRE'),
];
const villages = '新民 红星 群力 石坝 大田 双堰 黄桷 天生 万石 凉水 三清 青坪 云台 龙井 长岭 川主 花园 五福 水井 玉皇'.split(' ');

const first = (region: Region): Candidate[] => [
  candidate(region.code === DEMONSTRATION_SCHOOL.regionCode ? DEMONSTRATION_SCHOOL.shortName : '实验小学', 'CITY_PRIMARY'),
  candidate('人民医院', 'HOSPITAL'),
];

/** Public services of a region: its own first, then those of its towns round by round, then village schools. */
export const servicesOf = (region: Region, towns: readonly string[]): Candidate[] => [
  ...first(region),
  ...(region.level === 'COUNTY' ? ownServices : municipalServices),
  ...townServices.flatMap((service) => towns.map(service)),
  ...villages.flatMap((village) => towns.map((town) => candidate(`${town}${village}村小学`, 'VILLAGE_PRIMARY'))),
];

/** Institutions that open in 2022 in 梁平 and 垫江. */
export const openedLater: readonly Candidate[] = [
  ...candidates('新区实验小学', 'CITY_PRIMARY'),
  ...candidates('新区实验幼儿园', 'KINDERGARTEN'),
  ...candidates('公共卫生服务中心', 'HEALTH_SERVICE'),
  ...candidates('智慧城市运行管理中心', 'CENTRE'),
];
