package io.dynamomapping.embedded;

import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;

import com.amazonaws.services.dynamodbv2.local.server.AbstractLocalDynamoDBServerHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local, served over HTTP on a loopback port of this JVM until closed.
 * <p>
 * All credentials and regions see the same tables. DynamoDB Local takes access keys of
 * letters and digits only, and table names of three characters or more.
 * <p>
 * It does not keep the JVM alive: when the main method and all other threads that do have
 * ended, it closes itself, half a second later. Shutdown hooks run after that. On a JVM
 * other than HotSpot it may have to be closed for the JVM to end.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB
 * Local</a>
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

	private static final int MAX_THREADS = 200;

	private static final int MIN_THREADS = 8;

	private static final int IDLE_MILLISECONDS = 60_000;

	private final Server server;

	private final ThreadGroup threads;

	private final AbstractLocalDynamoDBServerHandler handler;

	private final @Nullable DataDirectory directory;

	private final URI endpoint;

	private EmbeddedDynamoDb(Server server, ThreadGroup threads, AbstractLocalDynamoDBServerHandler handler,
			@Nullable DataDirectory directory) {
		this.server = server;
		this.threads = threads;
		this.handler = handler;
		this.directory = directory;
		this.endpoint = URI.create("http://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
	}

	/**
	 * Start an instance that keeps its tables in memory, on a free port.
	 * @return the running instance
	 */
	public static EmbeddedDynamoDb start() {
		return start(0, null);
	}

	/**
	 * Start an instance.
	 * @param port the port to listen on, or 0 for a free one
	 * @param directory where tables are kept from one start to the next, created when it
	 * is missing, or {@code null} to keep them in memory
	 * @return the running instance
	 * @throws IllegalStateException if DynamoDB Local does not start, as when the port is
	 * taken, or the directory cannot be written or is used by another instance
	 */
	public static EmbeddedDynamoDb start(int port, @Nullable Path directory) {
		DataDirectory dataDirectory = (directory != null) ? DataDirectory.open(directory) : null;
		try {
			EmbeddedDynamoDb dynamoDb = startOn(port, dataDirectory);
			ExitWatch.start(dynamoDb.server::isRunning, dynamoDb::close);
			return dynamoDb;
		}
		catch (Exception ex) {
			boolean taken = ex instanceof BindException || ex.getCause() instanceof BindException;
			throw new IllegalStateException("DynamoDB Local did not start on port " + port
					+ ((dataDirectory != null) ? " in directory '" + dataDirectory + "': " : ": ")
					+ (taken ? "another process listens there. Choose another port, or 0 for a free one."
							: ex.getMessage()),
					ex);
		}
	}

	private static EmbeddedDynamoDb startOn(int port, @Nullable DataDirectory directory) throws Exception {
		AbstractLocalDynamoDBServerHandler handler = null;
		ThreadGroup threads = ExitWatch.threadGroup();
		Server server = server(threads);
		try {
			String path = (directory != null) ? directory.toString() : null;
			handler = new LocalDynamoDBServerHandler(
					new LocalDynamoDBRequestHandler(0, directory == null, path, true, false), null);
			server.setHandler(new ContextHandler(handler));
			server.addConnector(loopbackConnector(server, port));
			server.start();
			return new EmbeddedDynamoDb(server, threads, handler, directory);
		}
		catch (Exception ex) {
			stop(server, threads, handler, directory);
			throw ex;
		}
	}

	private static Server server(ThreadGroup group) {
		// DynamoDB Local's own server listens on all interfaces, and its runner reports
		// each start to AWS.
		QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_MILLISECONDS, null, group);
		threads.setName("embedded-dynamodb");
		threads.setDaemon(true);
		return new Server(threads, new ScheduledExecutorScheduler("embedded-dynamodb-scheduler", true), null);
	}

	private static ServerConnector loopbackConnector(Server server, int port) {
		ServerConnector connector = new ServerConnector(server);
		connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
		connector.setPort(port);
		return connector;
	}

	private static void stop(Server server, ThreadGroup threads, @Nullable AbstractLocalDynamoDBServerHandler handler,
			@Nullable DataDirectory directory) throws Exception {
		try {
			server.stop();
		}
		finally {
			if (handler != null) {
				handler.close();
			}
			// Jobs of DynamoDB Local sleep for hours, whether they are cancelled or not.
			threads.interrupt();
			if (directory != null) {
				directory.close();
			}
		}
	}

	/**
	 * Return where the instance listens.
	 * @return an {@code http} address on the loopback interface
	 */
	public URI endpoint() {
		return this.endpoint;
	}

	/**
	 * Stop listening and close the database. Tables kept in memory are gone. Closing
	 * again does nothing.
	 */
	@Override
	public void close() {
		try {
			stop(this.server, this.threads, this.handler, this.directory);
		}
		catch (Exception ex) {
			throw new IllegalStateException("DynamoDB Local at " + this.endpoint + " did not stop", ex);
		}
	}

}
