package io.dynamomapping.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * A directory that one running instance keeps its tables in, and nobody else.
 */
final class DataDirectory implements AutoCloseable {

	private static final String LOCK_FILE = "dynamodb.lock";

	private final Path path;

	private final FileChannel lock;

	private DataDirectory(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	/**
	 * Create the directory if it is missing, and lock it.
	 * @param path where it is
	 * @return the directory, which stays locked until closed
	 * @throws IllegalStateException if it cannot be created, written or locked
	 */
	static DataDirectory open(Path path) {
		if (Files.exists(path) && !Files.isDirectory(path)) {
			throw refusal(path, "that is no directory", null);
		}
		FileChannel channel;
		try {
			Files.createDirectories(path);
			channel = FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		}
		catch (IOException ex) {
			throw refusal(path, "that cannot be created or written (" + ex.getClass().getSimpleName() + ")", ex);
		}
		if (!isLocked(channel)) {
			close(channel);
			throw refusal(path, "another instance uses it", null);
		}
		return new DataDirectory(path, channel);
	}

	private static boolean isLocked(FileChannel channel) {
		try {
			FileLock lock = channel.tryLock();
			return lock != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
		catch (IOException ex) {
			// A file system without locks has to do without them.
			return true;
		}
	}

	private static IllegalStateException refusal(Path path, String reason, @Nullable Throwable cause) {
		return new IllegalStateException("DynamoDB Local did not start in directory '" + path + "': " + reason
				+ ". Choose a directory that can be written and that no other instance uses, or none to keep tables in memory.",
				cause);
	}

	private static void close(FileChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException("The lock of a directory was not released", ex);
		}
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

	@Override
	public void close() {
		close(this.lock);
	}

}
