// That something was done; and what to look at all the same, which stays until it was read.
import type { AnsweredProblem } from '@shuangcheng/client-sdk';
import { App } from 'antd';
import { useCallback } from 'react';

export const useTold = (): ((done: string, warnings?: readonly AnsweredProblem[]) => void) => {
  const { message, modal } = App.useApp();
  return useCallback(
    (done, warnings = []) => {
      if (warnings.length === 0) return void message.success(done);
      const list = warnings.map(({ message: text }, index) => <li key={index}>{text}</li>);
      modal.warning({ title: `${done}，另请注意`, content: <ul className="problems">{list}</ul>, okText: '知道了', width: 560 });
    },
    [message, modal],
  );
};
