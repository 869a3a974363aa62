// The two ways beside the territory in which the statistics regime sums the same reports: by type and by system.

/** Institution types of the regime's classified summary: 国家机关; 事业单位 in six kinds; 团体组织. */
export const INSTITUTION_TYPES = [
  { code: 'STATE_ORGAN', nameZh: '国家机关', formCode: '01' },
  { code: 'EDUCATION', nameZh: '教育事业单位', formCode: '021' },
  { code: 'SCIENCE', nameZh: '科技事业单位', formCode: '022' },
  { code: 'CULTURE', nameZh: '文化事业单位', formCode: '023' },
  { code: 'HEALTH', nameZh: '卫生事业单位', formCode: '024' },
  { code: 'SPORTS', nameZh: '体育事业单位', formCode: '025' },
  { code: 'OTHER_SERVICE', nameZh: '其他事业单位', formCode: '026' },
  { code: 'SOCIAL_GROUP', nameZh: '团体组织', formCode: '03' },
] as const;
export type InstitutionType = (typeof INSTITUTION_TYPES)[number]['code'];

/** Supervising systems (主管部门): the department under which an institution is summed beside its region. */
export const SYSTEMS = [
  { code: 'EDUCATION', nameZh: '教育系统' },
  { code: 'HEALTH', nameZh: '卫生健康系统' },
  { code: 'SCIENCE', nameZh: '科技系统' },
  { code: 'CULTURE', nameZh: '文化旅游系统' },
  { code: 'SPORTS', nameZh: '体育系统' },
  { code: 'GOVERNMENT_OFFICES', nameZh: '机关事务系统' },
  { code: 'PUBLIC_SECURITY', nameZh: '公安系统' },
  { code: 'JUDICIARY', nameZh: '法院、检察院与司法系统' },
  { code: 'CIVIL_AFFAIRS', nameZh: '民政系统' },
  { code: 'AGRICULTURE', nameZh: '农业农村系统' },
  { code: 'MASS_ORGANISATIONS', nameZh: '群团系统' },
  { code: 'OTHER', nameZh: '其他系统' },
] as const;
export type SystemCode = (typeof SYSTEMS)[number]['code'];

export const isInstitutionType = (code: string): code is InstitutionType => INSTITUTION_TYPES.some((type) => type.code === code);
export const isSystemCode = (code: string): code is SystemCode => SYSTEMS.some((system) => system.code === code);
