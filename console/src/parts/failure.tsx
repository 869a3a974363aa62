// What could not be done, told to whoever reads it; and what a mutation found wrong, line by line.
import { isPassing, RequestFailed, type AnsweredProblem } from '@shuangcheng/client-sdk';
import { Alert, Button } from 'antd';

const ownTexts: Readonly<Record<string, string>> = {
  UNREACHABLE: '无法连接到平台，请检查网络后重试。',
  TIMED_OUT: '平台没有及时答复，请稍后重试。',
  UNAVAILABLE: '平台正在维护，请稍后重试。',
  UNREADABLE_ANSWER: '平台的答复无法识别，请刷新页面后重试。',
};

export const failureText = (error: unknown): string => {
  if (!(error instanceof RequestFailed)) return '页面出现了错误，请刷新后重试。';
  return ownTexts[error.code] ?? error.message;
};

export const Failure = ({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) => {
  if (!error) return null;
  const code = error instanceof RequestFailed ? error.code : null;
  return (
    <Alert
      type={isPassing(error) ? 'warning' : 'error'}
      showIcon
      title={failureText(error)}
      description={code}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        )
      }
    />
  );
};

export const Problems = ({ problems }: { readonly problems: readonly AnsweredProblem[] }) => {
  if (problems.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={problems.length === 1 ? problems[0]!.message : `有 ${problems.length} 处问题`}
      description={
        problems.length > 1 && (
          <ul className="problems">
            {problems.map(({ code, message }, index) => (
              <li key={index} title={code}>
                {message}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
};
