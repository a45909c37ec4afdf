import { useEndSnoozes } from '../api/calmQueries.ts';
import { sendFailureTexts } from '../feedback/failureTexts.ts';
import { useMessages } from '../feedback/Messages.tsx';
import type { MessageAction } from '../feedback/Messages.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

interface TakeBack {
  readonly pending: boolean;
  readonly takeBack: (taskIds: readonly string[]) => Promise<void>;
  /** What a message about it offers. */
  readonly undo: (taskIds: readonly string[]) => MessageAction;
}

/**
 * Takes back that tasks were put off. All that comes of it is told in messages: the one that offers it
 * outlives the page that it came from, and nothing on that page would be seen any more.
 */
export function useTakeBack(): TakeBack {
  const { t } = useTexts();
  const messages = useMessages();
  const end = useEndSnoozes();

  async function takeBack(taskIds: readonly string[]): Promise<void> {
    try {
      const { results } = await end.mutateAsync({ taskIds: [...taskIds] });
      const problems = results.flatMap(({ problem }) => problem ?? []);
      if (problems.length === 0) return messages.success(t('tasks.pick.undone'));
      const problem = [...new Set(problems)].join(' ');
      messages.failure(
        results.length === 1 ? t('tasks.pick.notUndone', { problem }) : t('tasks.pick.notAllUndone', { failed: problems.length, all: results.length, problem }),
      );
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      messages.failure(sendFailureTexts(error, t).title, { label: t('failure.retry'), run: () => void takeBack(taskIds) });
    }
  }

  return {
    pending: end.isPending,
    takeBack,
    undo: (taskIds) => ({ label: t('tasks.pick.undo'), run: () => void takeBack(taskIds) }),
  };
}
