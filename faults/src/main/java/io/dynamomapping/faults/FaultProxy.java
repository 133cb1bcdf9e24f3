package io.dynamomapping.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between clients and DynamoDB on a port of its own, passes requests on, and lets
 * those go wrong that it is told to. Remembers what it was asked.
 */
public final class FaultProxy implements AutoCloseable {

	private final URI target;

	private final ServerSocket server;

	private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

	private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

	private final Map<Socket, Thread> connections = new ConcurrentHashMap<>();

	private volatile boolean forgetful;

	private final Thread acceptor = thread("fault-proxy", this::accept);

	private FaultProxy(URI target, ServerSocket server) {
		this.target = target;
		this.server = server;
	}

	/**
	 * Start a proxy.
	 * @param target the endpoint of DynamoDB
	 * @return a proxy that lets everything pass
	 */
	public static FaultProxy before(URI target) {
		return before(target, 0);
	}

	/**
	 * Start a proxy on a port.
	 * @param target the endpoint of DynamoDB
	 * @param port the port, or 0 for one that is free
	 * @return a proxy that lets everything pass
	 */
	public static FaultProxy before(URI target, int port) {
		try {
			FaultProxy proxy = new FaultProxy(target, new ServerSocket(port, 200, InetAddress.getLoopbackAddress()));
			proxy.acceptor.start();
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return where clients are to send their requests.
	 * @return the endpoint
	 */
	public URI endpoint() {
		return URI.create("http://localhost:" + this.server.getLocalPort());
	}

	/**
	 * Add a fault. Of several that strike the same request the first one does. It strikes
	 * all requests until the rule says which: those that are under way at the same moment
	 * as well.
	 * @param fault the fault
	 * @return says which requests it strikes
	 */
	public FaultRule inject(Fault fault) {
		FaultRule rule = new FaultRule(fault);
		this.rules.add(rule);
		return rule;
	}

	/**
	 * Let everything pass again.
	 */
	public void heal() {
		this.rules.clear();
	}

	/**
	 * Let everything pass again, and forget what was asked.
	 */
	public void reset() {
		this.rules.clear();
		this.calls.clear();
	}

	/**
	 * Do not remember what is asked from now on.
	 */
	public void forget() {
		this.forgetful = true;
	}

	/**
	 * Return what was asked.
	 * @return the requests so far, in the order of their arrival
	 */
	public List<Call> calls() {
		return List.copyOf(this.calls);
	}

	/**
	 * Return how often an operation was asked for.
	 * @param operation its name
	 * @return the number of requests so far, those that are sent again included
	 */
	public long count(String operation) {
		return this.calls.stream().filter((call) -> call.operation().equals(operation)).count();
	}

	/**
	 * Return how many connections clients have.
	 * @return the number of those that are open
	 */
	public int connections() {
		return this.connections.size();
	}

	@Override
	public void close() {
		try {
			this.server.close();
			// The port takes connections for as long as somebody waits for them.
			this.acceptor.join();
			for (Map.Entry<Socket, Thread> connection : this.connections.entrySet()) {
				connection.getKey().close();
				connection.getValue().interrupt();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				Thread thread = thread("fault-proxy-connection", () -> serve(socket));
				this.connections.put(socket, thread);
				if (this.server.isClosed()) {
					socket.close();
				}
				thread.start();
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void serve(Socket socket) {
		try (socket; FaultyConnection connection = new FaultyConnection(this.target, socket)) {
			for (Call call = connection.next(); call != null; call = connection.next()) {
				if (!this.forgetful) {
					this.calls.add(call);
				}
				fault(call).handle(connection.exchange(call));
			}
		}
		catch (IOException ex) {
			// One side is gone: the other one is to know.
		}
		finally {
			this.connections.remove(socket);
		}
	}

	private Fault fault(Call call) {
		Fault found = null;
		for (FaultRule rule : this.rules) {
			// Each counts what it would strike, whoever does.
			if (rule.strikes(call) && found == null) {
				found = rule.fault();
			}
		}
		return Objects.requireNonNullElse(found, Fault.NONE);
	}

	private static Thread thread(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

}
