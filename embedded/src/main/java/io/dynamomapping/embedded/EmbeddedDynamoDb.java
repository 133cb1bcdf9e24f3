package io.dynamomapping.embedded;

import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import com.amazonaws.services.dynamodbv2.local.server.AbstractLocalDynamoDBServerHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local, served over HTTP on a loopback port of this JVM until closed.
 * <p>
 * All credentials and regions see the same tables. DynamoDB Local takes access keys of
 * letters and digits only, and table names of three characters or more. Its threads keep
 * the JVM alive until it is closed.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB
 * Local</a>
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

	private final Server server;

	private final AbstractLocalDynamoDBServerHandler handler;

	private final URI endpoint;

	private EmbeddedDynamoDb(Server server, AbstractLocalDynamoDBServerHandler handler) {
		this.server = server;
		this.handler = handler;
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
	 * @throws IllegalStateException if DynamoDB Local does not start
	 */
	public static EmbeddedDynamoDb start(int port, @Nullable Path directory) {
		try {
			return startOn(port, directory);
		}
		catch (Exception ex) {
			boolean taken = ex instanceof BindException || ex.getCause() instanceof BindException;
			throw new IllegalStateException("DynamoDB Local did not start on port " + port
					+ (taken ? ": another process listens there. Choose another port, or 0 for a free one." : "."), ex);
		}
	}

	private static EmbeddedDynamoDb startOn(int port, @Nullable Path directory) throws Exception {
		if (directory != null) {
			Files.createDirectories(directory);
		}
		String path = (directory != null) ? directory.toString() : null;
		AbstractLocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(
				new LocalDynamoDBRequestHandler(0, directory == null, path, true, false), null);
		// DynamoDB Local's own server listens on all interfaces, and its runner reports
		// each start to AWS.
		Server server = new Server();
		server.setHandler(new ContextHandler(handler));
		server.addConnector(loopbackConnector(server, port));
		try {
			server.start();
		}
		catch (Exception ex) {
			stop(server, handler);
			throw ex;
		}
		return new EmbeddedDynamoDb(server, handler);
	}

	private static ServerConnector loopbackConnector(Server server, int port) {
		ServerConnector connector = new ServerConnector(server);
		connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
		connector.setPort(port);
		return connector;
	}

	private static void stop(Server server, AbstractLocalDynamoDBServerHandler handler) throws Exception {
		server.stop();
		handler.close();
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
			stop(this.server, this.handler);
		}
		catch (Exception ex) {
			throw new IllegalStateException("DynamoDB Local at " + this.endpoint + " did not stop", ex);
		}
	}

}
