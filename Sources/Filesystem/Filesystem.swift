/// Files and directories, addressed by plain paths; every failure is a ``FilesystemError``.
package enum Filesystem {}
