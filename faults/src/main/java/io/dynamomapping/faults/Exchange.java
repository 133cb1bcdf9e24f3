package io.dynamomapping.faults;

import java.io.IOException;
import java.time.Duration;

/**
 * A request on its way, and what to do with it.
 */
public interface Exchange {

	/**
	 * Return the request.
	 * @return the request
	 */
	Call call();

	/**
	 * Send a request to DynamoDB and wait for its answer.
	 * @param call the request
	 * @return the answer, which nobody has seen yet
	 * @throws IOException if DynamoDB does not answer
	 */
	Reply apply(Call call) throws IOException;

	/**
	 * Send the request to DynamoDB and wait for its answer.
	 * @return the answer, which nobody has seen yet
	 * @throws IOException if DynamoDB does not answer
	 */
	default Reply apply() throws IOException {
		return apply(call());
	}

	/**
	 * Answer.
	 * @param reply the answer
	 * @throws IOException if the client is gone
	 */
	void reply(Reply reply) throws IOException;

	/**
	 * Send the beginning of an answer, byte by byte, and close the connection.
	 * @param reply the answer, of which the length is told in full
	 * @param length how many bytes of the body to send
	 * @param pause how long to wait after each byte
	 * @throws IOException if the client is gone
	 */
	void replyPartly(Reply reply, int length, Duration pause) throws IOException;

	/**
	 * Close the connection as if all had been said.
	 * @throws IOException if the client is gone
	 */
	void close() throws IOException;

	/**
	 * Reset the connection.
	 * @throws IOException if the client is gone
	 */
	void reset() throws IOException;

}
