// Organs of party and state, in the order in which a region gets them. The education department is not in the system
// EDUCATION: a supervisor of that system sees schools only (contract README).
import type { Region, SystemCode } from '@shuangcheng/domain';
import { candidate, type Candidate } from './candidate.js';

// "重庆's name|四川's name" where they differ, then the system.
// prettier-ignore
const departments: readonly (readonly [names: string, system: SystemCode])[] = [
  ['人民政府办公室', 'GOVERNMENT_OFFICES'], ['教育委员会|教育局', 'GOVERNMENT_OFFICES'], ['公安局', 'PUBLIC_SECURITY'],
  ['委办公室', 'GOVERNMENT_OFFICES'], ['财政局', 'GOVERNMENT_OFFICES'], ['卫生健康委员会|卫生健康局', 'HEALTH'],
  ['人民法院', 'JUDICIARY'], ['人民检察院', 'JUDICIARY'], ['民政局', 'CIVIL_AFFAIRS'], ['农业农村委员会|农业农村局', 'AGRICULTURE'],
  ['文化和旅游发展委员会|文化广播电视和旅游局', 'CULTURE'], ['科学技术局', 'SCIENCE'], ['人大常委会办公室', 'GOVERNMENT_OFFICES'],
  ['政协办公室', 'GOVERNMENT_OFFICES'], ['纪委监委机关', 'GOVERNMENT_OFFICES'], ['委组织部', 'GOVERNMENT_OFFICES'],
  ['委宣传部', 'GOVERNMENT_OFFICES'], ['委统战部', 'GOVERNMENT_OFFICES'], ['委政法委员会', 'GOVERNMENT_OFFICES'],
  ['发展和改革委员会', 'GOVERNMENT_OFFICES'], ['司法局', 'JUDICIARY'], ['人力资源和社会保障局', 'OTHER'],
  ['规划和自然资源局|自然资源局', 'OTHER'], ['生态环境局', 'OTHER'], ['住房和城乡建设委员会|住房和城乡建设局', 'OTHER'],
  ['交通运输委员会|交通运输局', 'OTHER'], ['水利局|水务局', 'OTHER'], ['应急管理局', 'OTHER'], ['审计局', 'OTHER'], ['市场监督管理局', 'OTHER'],
];
// prettier-ignore
const furtherDepartments: readonly (readonly [names: string, system: SystemCode])[] = [
  ['经济和信息化委员会|经济和信息化局', 'OTHER'], ['城市管理局|综合行政执法局', 'OTHER'], ['商务委员会|商务局', 'OTHER'],
  ['退役军人事务局', 'OTHER'], ['统计局', 'OTHER'], ['医疗保障局', 'OTHER'], ['信访办公室|信访局', 'GOVERNMENT_OFFICES'],
  ['林业局|林业和草原局', 'AGRICULTURE'], ['招商投资促进局|经济合作局', 'OTHER'], ['乡村振兴局', 'AGRICULTURE'],
  ['国有资产监督管理委员会', 'OTHER'], ['体育局', 'SPORTS'], ['档案局', 'GOVERNMENT_OFFICES'], ['大数据应用发展管理局|行政审批局', 'OTHER'],
  ['委机构编制委员会办公室', 'GOVERNMENT_OFFICES'], ['委巡察工作领导小组办公室', 'GOVERNMENT_OFFICES'], ['民族宗教事务局', 'OTHER'],
  ['金融工作局', 'OTHER'], ['委老干部局', 'GOVERNMENT_OFFICES'], ['委网络安全和信息化办公室', 'GOVERNMENT_OFFICES'], ['国家保密局', 'GOVERNMENT_OFFICES'],
  ['地方金融服务局', 'OTHER'], ['粮食和物资储备局', 'OTHER'], ['人民防空办公室', 'OTHER'], ['机关工作委员会', 'GOVERNMENT_OFFICES'],
  ['委党史研究室', 'GOVERNMENT_OFFICES'], ['口岸物流办公室', 'OTHER'], ['公共资源管理局', 'OTHER'], ['中小企业局', 'OTHER'], ['知识产权局', 'SCIENCE'],
  ['文物局', 'CULTURE'], ['新闻出版局', 'CULTURE'],
];

const kindOf = (name: string) => (name === '公安局' ? 'POLICE' : name === '人民法院' || name === '人民检察院' ? 'COURT' : 'OFFICE');
// 四川省's own departments are 厅 where a city's are 局, but for a few.
const staysOffice =
  /^(统计|体育|信访|档案|林业和草原|市场监督管理|医疗保障|国家保密|知识产权|新闻出版|文物|机关|委|粮食|中小企业|乡村|金融|地方|经济合作|行政审批|综合|公共|民族)/;
const atProvince = (name: string): string => {
  if (name.endsWith('办公室') && !name.includes('委员会')) return name.replace(/办公室$/, '办公厅');
  return name.endsWith('局') && !staysOffice.test(name) ? name.replace(/局$/, '厅') : name;
};

const named = (list: readonly (readonly [string, SystemCode])[], region: Region): Candidate[] =>
  list.map(([names, system]) => {
    const [chongqing, sichuan = chongqing] = names.split('|') as [string, string?];
    const local = region.tenantId === 510000 ? sichuan : chongqing;
    return candidate(region.id === 510000 ? atProvince(local) : local, kindOf(chongqing), system);
  });

const governmentOf = (town: string): Candidate => candidate(town + (town.endsWith('街道') ? '办事处' : '人民政府'), 'TOWN_GOVERNMENT');

/** Organs of a region, the most general first; towns bring three each (government, police station, justice office). */
export const organsOf = (region: Region, towns: readonly string[]): Candidate[] => [
  ...named(departments, region),
  ...towns.map(governmentOf),
  ...named(furtherDepartments, region),
  ...towns.map((town) => candidate(`公安局${town}派出所`, 'POLICE_STATION')),
  ...towns.map((town) => candidate(`司法局${town}司法所`, 'JUSTICE_OFFICE')),
];

/** How many organs a region has room for without towns. */
export const DEPARTMENT_COUNT = departments.length + furtherDepartments.length;
