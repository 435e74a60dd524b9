//! Many tasks on all processors: as many at once as there are, whatever their number.
//!
//! Guaranteed: a task that panics spoils no other; none is begun after the stop; what a task does in parallel is done
//! by the same threads, and by others than its own only where these have nothing left to begin.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use rayon::ThreadPoolBuilder;

use crate::run::genera::STACK;

/// Does the tasks and gives their results in the tasks' order; `None` for those that were not begun. `tell` sees each
/// result as it comes; where the job panics, the second function says what became of the task.
///
/// # Errors
/// What the system says where it gives no threads.
pub(super) fn work<T: Sync, R: Send>(
    tasks: &[T],
    stop: &AtomicBool,
    (job, broken): (impl Fn(&T) -> R + Sync, impl Fn(&T) -> R + Sync),
    mut tell: impl FnMut(&R),
) -> io::Result<Vec<Option<R>>> {
    let pool = ThreadPoolBuilder::new().stack_size(STACK).build().map_err(io::Error::other)?;
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    let mut done: Vec<Option<R>> = tasks.iter().map(|_| None).collect();
    thread::scope(|scope| {
        scope.spawn(|| {
            let sender = sender;
            pool.broadcast(|_| {
                while !stop.load(Ordering::Relaxed) {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(task) = tasks.get(index) else { break };
                    let result = catch_unwind(AssertUnwindSafe(|| job(task))).unwrap_or_else(|_| broken(task));
                    sender.send((index, result)).expect("the results are awaited until the last");
                }
            });
        });
        for (index, result) in results {
            tell(&result);
            done[index] = Some(result);
        }
    });
    Ok(done)
}

#[cfg(test)]
mod tests {
    use rayon::prelude::*;

    use super::*;

    #[test]
    fn a_task_that_panics_spoils_no_other() {
        let tasks: Vec<u32> = (0..50).collect();
        let mut told = 0;
        // A panic in what a task does in parallel counts as well.
        let job = |task: &u32| {
            let sum: u32 =
                (0..=*task).into_par_iter().map(|part| if part == 13 { panic!("unlucky") } else { part }).sum();
            Some(sum)
        };
        let done = work(&tasks, &AtomicBool::new(false), (job, |_: &u32| None), |_| told += 1).unwrap();
        let expected: Vec<_> = tasks.iter().map(|task| Some((*task < 13).then_some(task * (task + 1) / 2))).collect();
        assert_eq!((done, told), (expected, 50));
    }

    #[test]
    fn nothing_is_begun_after_the_stop() {
        let stop = AtomicBool::new(false);
        let tasks = vec![(); 1000];
        let job = |(): &()| stop.store(true, Ordering::Relaxed);
        let done = work(&tasks, &stop, (job, |(): &()| ()), |()| ()).unwrap();
        let begun = done.iter().flatten().count();
        assert!((1..=thread::available_parallelism().unwrap().get()).contains(&begun), "{begun}");
        assert!(done[..begun].iter().all(Option::is_some), "those that were begun are the first");
    }
}
